package org.orrery.scene3d.chart;

import java.util.BitSet;
import java.util.Locale;

/// How strongly two columns go together: Pearson's coefficient of the rows that have both values. Weak from 0.1, moderate from 0.3, strong
/// from 0.5 (Cohen, 1988).
///
/// @param r from −1 to 1, NaN where a column does not vary
/// @param count rows that have both
record Correlation(double r, int count) {
    private static final double WEAK = 0.1;
    private static final double MODERATE = 0.3;
    private static final double STRONG = 0.5;

    static Correlation of(double[] a, double[] b, BitSet rows) {
        double meanA = 0;
        double meanB = 0;
        double squaresA = 0;
        double squaresB = 0;
        double products = 0;
        int count = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (Double.isFinite(a[row]) && Double.isFinite(b[row])) {
                count++;
                double offA = a[row] - meanA;
                double offB = b[row] - meanB;
                meanA += offA / count;
                meanB += offB / count;
                squaresA += offA * (a[row] - meanA);
                squaresB += offB * (b[row] - meanB);
                products += offA * (b[row] - meanB);
            }
        }
        return new Correlation(products / Math.sqrt(squaresA * squaresB), count);
    }

    String sentence(String a, String b) {
        if (Math.abs(r) < WEAK) {
            return "No two axes go together linearly; most do %s and %s (correlation %s)."
                    .formatted(a, b, number());
        }
        return "%s %s with %s: a %s correlation of %s."
                .formatted(b, r > 0 ? "rises" : "falls", a, strength(), number());
    }

    String trend(String x, String y) {
        return Math.abs(r) < WEAK
                ? "Over %s, %s has no linear trend (correlation %s).".formatted(x, y, number())
                : "Over %s, %s %s on the whole: a %s correlation of %s."
                        .formatted(x, y, r > 0 ? "rises" : "falls", strength(), number());
    }

    private String strength() {
        double size = Math.abs(r);
        return size < MODERATE ? "weak" : size < STRONG ? "moderate" : "strong";
    }

    private String number() {
        return String.format(Locale.ROOT, "%.2f", r).replace('-', '\u2212');
    }
}
