package org.orrery.scene3d.chart;

import java.util.BitSet;

/// Smallest and largest finite number among some rows; 0 to 1 where there is none.
record NumberRange(double low, double high) {
    static NumberRange of(double[] values, BitSet rows) {
        return of(values, rows, Double.NEGATIVE_INFINITY, new NumberRange(0, 1));
    }

    /// The same of the numbers above zero; 1 to 10 where there is none.
    static NumberRange ofPositive(double[] values, BitSet rows) {
        return of(values, rows, 0, new NumberRange(1, 10));
    }

    private static NumberRange of(
            double[] values, BitSet rows, double above, NumberRange otherwise) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int from = rows.nextSetBit(0);
                from >= 0 && from < values.length;
                from = rows.nextSetBit(Math.min(values.length, rows.nextClearBit(from)))) {
            int to = Math.min(values.length, rows.nextClearBit(from));
            for (int row = from; row < to; row++) {
                double value = values[row];
                if (value > above && value < Double.POSITIVE_INFINITY) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        return low <= high ? new NumberRange(low, high) : otherwise;
    }

    double fraction(double value) {
        return high > low ? Math.clamp((value - low) / (high - low), 0, 1) : 0.5;
    }
}
