package org.orrery.ui.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds the names that a text calls with `@`: whole names or first names, the longest that fits.
public final class Mentions {
    private Mentions() {}

    /// A part of a text.
    ///
    /// @param name who is called; empty for plain text
    public record Part(String text, String name) {}

    /// The parts of a text, in order.
    public static List<Part> of(String text, List<String> names) {
        List<Part> parts = new ArrayList<>();
        List<String> longestFirst =
                names.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
        int plain = 0;
        int at = text.indexOf('@');
        while (at >= 0) {
            int start = at;
            String called = calledAt(text, start + 1, longestFirst);
            int end = start + 1 + called.length();
            if (called.isEmpty()) {
                end = start + 1;
            } else {
                if (start > plain) {
                    parts.add(new Part(text.substring(plain, start), ""));
                }
                parts.add(new Part(text.substring(start, end), called));
                plain = end;
            }
            at = text.indexOf('@', end);
        }
        if (plain < text.length()) {
            parts.add(new Part(text.substring(plain), ""));
        }
        return parts;
    }

    private static String calledAt(String text, int start, List<String> names) {
        String rest = text.substring(start).toLowerCase(Locale.ROOT);
        for (String name : names) {
            if (rest.startsWith(name.toLowerCase(Locale.ROOT)) && endsThere(rest, name.length())) {
                return text.substring(start, start + name.length());
            }
        }
        return "";
    }

    private static boolean endsThere(String rest, int length) {
        return rest.length() == length || !Character.isLetterOrDigit(rest.charAt(length));
    }
}
