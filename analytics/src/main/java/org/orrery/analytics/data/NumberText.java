package org.orrery.analytics.data;

import java.math.BigDecimal;

/// A number as a person reads it: all its digits, no exponent where there is an ordinary way, groups of three from 10,000 on
/// (so that the year 1955 stays a year).
public final class NumberText {

    private static final double GROUPED_FROM = 10_000;
    private static final double PLAIN_BELOW = 1e15;
    private static final double PLAIN_FROM = 1e-6;

    private NumberText() {}

    /// Empty for NaN, which means missing.
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < PLAIN_FROM || size >= PLAIN_BELOW)) {
            return Double.toString(value);
        }
        String digits = plain(value);
        return size < GROUPED_FROM ? digits : grouped(digits);
    }

    private static String plain(double value) {
        if (value == 0) {
            return "0";
        }
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String grouped(String digits) {
        int point = digits.indexOf('.');
        int end = point < 0 ? digits.length() : point;
        int start = digits.startsWith("-") ? 1 : 0;
        StringBuilder text = new StringBuilder(digits);
        for (int i = end - 3; i > start; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }
}
