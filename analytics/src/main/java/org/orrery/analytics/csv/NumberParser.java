package org.orrery.analytics.csv;

/// Turns the characters of a number, of known syntax, into the nearest double.
///
/// Up to 2^53 and powers of ten up to 10^22 both parts are exact, so one operation rounds correctly (Clinger, "How to Read
/// Floating Point Numbers Accurately", 1990); other numbers go to the library.
final class NumberParser {

    private static final long EXACT_BELOW = 1L << 53;
    private static final double[] POWERS_OF_TEN = powersOfTen();

    private NumberParser() {}

    /// The characters must have passed [NumberSyntax].
    ///
    /// @param decimalMark the other mark only groups digits and is skipped
    static double parse(char[] buffer, int offset, int length, char decimalMark) {
        long digits = 0;
        int scale = 0;
        boolean afterMark = false;
        boolean negative = NumberSyntax.isMinus(buffer[offset]);
        int end = offset + length;
        for (int i = NumberSyntax.isSign(buffer[offset]) ? offset + 1 : offset; i < end; i++) {
            char c = buffer[i];
            if (Chars.isDigit(c)) {
                digits = digits * 10 + (c - '0');
                scale += afterMark ? 1 : 0;
                if (digits >= EXACT_BELOW) {
                    return slowly(buffer, offset, length, decimalMark);
                }
            } else if (c == decimalMark) {
                afterMark = true;
            } else if (c == 'e' || c == 'E') {
                return slowly(buffer, offset, length, decimalMark);
            }
        }
        if (scale >= POWERS_OF_TEN.length) {
            return slowly(buffer, offset, length, decimalMark);
        }
        double value = digits / POWERS_OF_TEN[scale];
        return negative ? -value : value;
    }

    private static double slowly(char[] buffer, int offset, int length, char decimalMark) {
        StringBuilder plain = new StringBuilder(length);
        for (int i = offset; i < offset + length; i++) {
            char c = buffer[i];
            if (c == decimalMark) {
                plain.append('.');
            } else if (NumberSyntax.isMinus(c)) {
                plain.append('-');
            } else if (c != '.' && c != ',') {
                plain.append(c);
            }
        }
        return Double.parseDouble(plain.toString());
    }

    private static double[] powersOfTen() {
        double[] powers = new double[23];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
