package org.orrery.analytics.csv;

/// In which ways a field can be read as a number.
///
/// `1,234` may be 1234 or 1.234, and one field alone cannot tell. So each field answers with the set of ways it allows, a column
/// keeps the ways that all its fields allow, and a grouped way is only believed after a field that allows nothing else, such as
/// `1,234,567` or `1,234.5`. A leading zero (`007`) makes an identifier, not a number.
final class NumberSyntax {

    /// `1234.5e-3`.
    static final int POINT = 1;

    /// `1234,5e-3`.
    static final int COMMA = 2;

    /// `1,234.5`.
    static final int POINT_GROUPED = 4;

    /// `1.234,5`.
    static final int COMMA_GROUPED = 8;

    /// A field that only [#POINT_GROUPED] can explain was seen.
    static final int POINT_GROUPED_PROVED = 16;

    /// A field that only [#COMMA_GROUPED] can explain was seen.
    static final int COMMA_GROUPED_PROVED = 32;

    static final int ALL_WAYS = POINT | COMMA | POINT_GROUPED | COMMA_GROUPED;

    private static final char MINUS_SIGN = '\u2212';

    private NumberSyntax() {}

    static boolean isSign(char c) {
        return c == '-' || c == '+' || c == MINUS_SIGN;
    }

    static boolean isMinus(char c) {
        return c == '-' || c == MINUS_SIGN;
    }

    /// The ways this field allows, 0 if it is no number.
    static int waysOf(char[] buffer, int offset, int length) {
        int start = length > 0 && isSign(buffer[offset]) ? offset + 1 : offset;
        int end = offset + length;
        int points = 0;
        int commas = 0;
        int digits = 0;
        int firstMark = -1;
        int lastMark = -1;
        int i = start;
        for (; i < end; i++) {
            char c = buffer[i];
            if (Chars.isDigit(c)) {
                digits++;
            } else if (c == '.' || c == ',') {
                points += c == '.' ? 1 : 0;
                commas += c == ',' ? 1 : 0;
                firstMark = firstMark < 0 ? i : firstMark;
                lastMark = i;
            } else {
                break;
            }
        }
        if (digits == 0 || hasLeadingZero(buffer, start, i)) {
            return 0;
        }
        if (i < end) {
            boolean plain = points + commas <= 1 && isExponent(buffer, i, end);
            return !plain ? 0 : commas == 1 ? COMMA : points == 1 ? POINT : POINT | COMMA;
        }
        int wholeDigits = (firstMark < 0 ? i : firstMark) - start;
        if (points + commas == 0) {
            return POINT | COMMA | (digits <= 3 ? POINT_GROUPED | COMMA_GROUPED : 0);
        }
        boolean grouped = isGrouped(buffer, start, end);
        if (points + commas == 1) {
            int plain = points == 1 ? POINT : COMMA;
            int sameMark = points == 1 ? POINT_GROUPED : COMMA_GROUPED;
            int otherMark = points == 1 ? COMMA_GROUPED : POINT_GROUPED;
            return plain | (wholeDigits <= 3 ? sameMark : 0) | (grouped ? otherMark : 0);
        }
        if (points == 0 || commas == 0) {
            int proved = COMMA_GROUPED | COMMA_GROUPED_PROVED;
            int provedPoint = POINT_GROUPED | POINT_GROUPED_PROVED;
            return !grouped ? 0 : points > 0 ? proved : provedPoint;
        }
        boolean pointIsDecimal = buffer[lastMark] == '.' && points == 1;
        boolean commaIsDecimal = buffer[lastMark] == ',' && commas == 1;
        if (!isGrouped(buffer, start, lastMark)) {
            return 0;
        }
        return pointIsDecimal
                ? POINT_GROUPED | POINT_GROUPED_PROVED
                : commaIsDecimal ? COMMA_GROUPED | COMMA_GROUPED_PROVED : 0;
    }

    /// True for a 0 before another digit, as in a postal code.
    static boolean hasLeadingZero(char[] buffer, int start, int end) {
        return end - start > 1 && buffer[start] == '0' && Chars.isDigit(buffer[start + 1]);
    }

    /// One to three digits, not starting with 0, then groups of a mark (always the same) and three digits.
    private static boolean isGrouped(char[] buffer, int start, int end) {
        int firstGroup = (end - start) % 4;
        if (firstGroup == 0 || end - start < 5 || buffer[start] == '0') {
            return false;
        }
        char mark = buffer[start + firstGroup];
        for (int i = start; i < end; i++) {
            boolean atMark = (i - start) % 4 == firstGroup;
            if (atMark ? buffer[i] != mark : !Chars.isDigit(buffer[i])) {
                return false;
            }
        }
        return mark == '.' || mark == ',';
    }

    private static boolean isExponent(char[] buffer, int from, int end) {
        if (buffer[from] != 'e' && buffer[from] != 'E') {
            return false;
        }
        int i = from + 1;
        if (i < end && isSign(buffer[i])) {
            i++;
        }
        if (i == end || end - i > 4) {
            return false;
        }
        for (; i < end; i++) {
            if (!Chars.isDigit(buffer[i])) {
                return false;
            }
        }
        return true;
    }
}
