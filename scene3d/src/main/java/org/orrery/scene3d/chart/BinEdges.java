package org.orrery.scene3d.chart;

import java.util.Arrays;
import java.util.BitSet;

/// How numbers are divided to be counted: bins of twice the interquartile range over the cube root of how many there are
/// (Freedman and Diaconis, 1981), with round edges. Where half of the numbers are the same, the bins follow Sturges (1926).
final class BinEdges {
    private static final int FEWEST = 5;

    private BinEdges() {}

    /// @param most bins at most; the edges are the ticks of the result
    static Ticks of(double[] values, BitSet rows, int most) {
        double[] sorted =
                rows.stream()
                        .filter(row -> row < values.length)
                        .mapToDouble(row -> values[row])
                        .filter(Double::isFinite)
                        .toArray();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return Ticks.covering(0, 1, FEWEST + 1);
        }
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        boolean whole = Arrays.stream(sorted).allMatch(value -> value == Math.rint(value));
        int wanted = Math.clamp(wanted(sorted), FEWEST, most);
        Ticks edges = Ticks.covering(low, high, wanted + 1);
        while (bins(edges) > most && wanted > 1) {
            wanted--;
            edges = Ticks.covering(low, high, wanted + 1);
        }
        return whole && Math.abs(low) < 1e12 && Math.abs(high) < 1e12
                ? ofWhole(low, high, edges)
                : edges;
    }

    /// Whole numbers close together get a bin each, from a half below to a half above; others never share the last bin with the
    /// edge that closes it.
    private static Ticks ofWhole(double low, double high, Ticks edges) {
        if (edges.step() <= 1) {
            return new Ticks(low - 0.5, high + 0.5, 1);
        }
        return high > edges.high() - 0.5
                ? new Ticks(edges.low(), edges.high() + edges.step(), edges.step())
                : edges;
    }

    static int bins(Ticks edges) {
        return (int) Math.max(1, Math.round((edges.high() - edges.low()) / edges.step()));
    }

    private static int wanted(double[] sorted) {
        double range = sorted[sorted.length - 1] - sorted[0];
        double spread = quantile(sorted, 0.75) - quantile(sorted, 0.25);
        double width = 2 * spread / Math.cbrt(sorted.length);
        double bins =
                width > 0
                        ? Math.ceil(range / width)
                        : Math.ceil(Math.log(sorted.length) / Math.log(2)) + 1;
        return (int) Math.min(bins, 10_000);
    }

    /// By linear interpolation between the neighbours.
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
