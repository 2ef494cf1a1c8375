package org.orrery.model.order;

import org.jspecify.annotations.Nullable;

/// Positions in a shared list, as strings of base-62 digits that sort by their characters. Between any two there is always
/// another one, so that moving an item changes that item alone. After Figma's "Realtime editing of ordered sequences".
public final class FractionalIndex {

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private FractionalIndex() {}

    /// A position after `low` and before `high`; `null` stands for the start and the end of the list.
    ///
    /// @throws IllegalArgumentException when `low` is not before `high`, or either is no position
    public static String between(@Nullable String low, @Nullable String high) {
        String from = low == null ? "" : requirePosition(low);
        String to = high == null ? null : requirePosition(high);
        if (to != null && from.compareTo(to) >= 0) {
            throw new IllegalArgumentException("positions are out of order");
        }
        StringBuilder result = new StringBuilder();
        for (int i = 0; ; i++) {
            int a = i < from.length() ? DIGITS.indexOf(from.charAt(i)) : 0;
            int b = to == null || i >= to.length() ? DIGITS.length() : DIGITS.indexOf(to.charAt(i));
            if (b - a > 1) {
                return result.append(DIGITS.charAt(digit(a, b, low, high))).toString();
            }
            result.append(DIGITS.charAt(a));
            if (b > a) {
                to = null;
            }
        }
    }

    /// The middle; but one step only at an open end, so that appending many makes no long positions.
    private static int digit(int a, int b, @Nullable String low, @Nullable String high) {
        if (low != null && high == null) {
            return a + 1;
        }
        return low == null && high != null ? b - 1 : (a + b) / 2;
    }

    private static String requirePosition(String text) {
        boolean valid =
                !text.isEmpty()
                        && text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)
                        && !text.endsWith("0");
        if (!valid) {
            throw new IllegalArgumentException("not a position: " + text);
        }
        return text;
    }
}
