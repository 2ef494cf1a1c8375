package org.orrery.analytics.csv;

import java.util.Locale;
import java.util.Set;

/// The words that programs write where a number or time is missing or not finite: `NaN`, `NA`, `null`, `-Inf` and their like.
///
/// They count as missing only in a column whose other values are numbers or times; elsewhere `NA` may be Namibia.
final class MissingWord {

    private static final int LONGEST = 9;
    private static final Set<String> WORDS =
            Set.of(
                    "nan",
                    "na",
                    "n/a",
                    "#n/a",
                    "null",
                    "none",
                    "inf",
                    "+inf",
                    "-inf",
                    "infinity",
                    "+infinity",
                    "-infinity",
                    "-nan");

    private MissingWord() {}

    static boolean matches(char[] buffer, int offset, int length) {
        if (length < 2 || length > LONGEST) {
            return false;
        }
        char first = buffer[offset];
        boolean possible =
                first == 'n' || first == 'N' || first == 'i' || first == 'I' || first == '#';
        if (!possible && first != '-' && first != '+') {
            return false;
        }
        return WORDS.contains(new String(buffer, offset, length).toLowerCase(Locale.ROOT));
    }
}
