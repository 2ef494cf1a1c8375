package org.orrery.analytics.csv;

/// Looks at a stretch of characters without making a string of it.
final class Chars {

    private Chars() {}

    static int skipBlanks(char[] buffer, int from, int to) {
        int i = from;
        while (i < to && isBlank(buffer[i])) {
            i++;
        }
        return i;
    }

    static int dropBlanks(char[] buffer, int from, int to) {
        int i = to;
        while (i > from && isBlank(buffer[i - 1])) {
            i--;
        }
        return i;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00A0' || c == '\u202F' || c == '\u3000';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
