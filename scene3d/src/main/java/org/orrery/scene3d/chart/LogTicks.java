package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;

/// A range from one of 1, 2, 5 times a power of ten to another, and which of these numbers are its ticks: all while they are few,
/// else powers of ten, else every second one, third one and so on.
record LogTicks(double low, double high) {
    private static final double[] DIGITS = {1, 2, 5};
    private static final int MOST = 10;
    private static final double SMALLEST = 1e-300;
    private static final double LARGEST = 1e300;

    /// @param low above zero, as is `high`
    static LogTicks covering(double low, double high) {
        int from = rank(Math.max(low, SMALLEST), false);
        int to = rank(Math.clamp(high, SMALLEST, LARGEST), true);
        return from == to
                ? new LogTicks(number(from - 1), number(to + 1))
                : new LogTicks(number(from), number(to));
    }

    /// The number of 1, 2, 5, 10, 20 ... that is just below or just above a value: 0 is 1, 1 is 2, 3 is 10.
    private static int rank(double value, boolean above) {
        int rank = 3 * (int) Math.floor(Math.log10(value)) - 1;
        if (above) {
            while (number(rank) < value * (1 - 1e-12)) {
                rank++;
            }
            return rank;
        }
        while (number(rank + 1) <= value * (1 + 1e-12)) {
            rank++;
        }
        return rank;
    }

    private static double number(int rank) {
        return DIGITS[Math.floorMod(rank, 3)] * Math.pow(10, Math.floorDiv(rank, 3));
    }

    double fraction(double value) {
        double from = Math.log10(low);
        return Math.clamp((Math.log10(value) - from) / (Math.log10(high) - from), 0, 1);
    }

    List<Double> values() {
        int from = rank(low, false);
        int to = rank(high, true);
        int every = 1;
        while ((to - from) / every >= MOST) {
            every = every == 1 ? 3 : every + 3;
        }
        List<Double> values = new ArrayList<>();
        for (int rank = from; rank <= to; rank++) {
            double value = number(rank);
            if (Math.floorMod(rank, every) == 0
                    && value >= low * (1 - 1e-9)
                    && value <= high * (1 + 1e-9)) {
                values.add(value);
            }
        }
        return values;
    }
}
