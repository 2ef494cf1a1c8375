package org.orrery.analytics.summary;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;

/// Rows per bin of equal width, between the least and the greatest value of the whole column, so that the bins stay while filters
/// change; the last bin includes its end. A category has one bin per label.
///
/// @param min where the first bin begins; NaN if the column has no value
/// @param max where the last bin ends
/// @param missing rows without a value
public record Histogram(double min, double max, List<Integer> counts, int missing) {

    public Histogram {
        counts = List.copyOf(counts);
    }

    /// Counts these rows.
    ///
    /// @param bins how many; not asked for a category
    public static Histogram of(Column column, BitSet rows, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("bins: " + bins);
        }
        if (column instanceof CategoryColumn categories) {
            int[] counts = CategorySummary.counts(categories, rows);
            int present = IntStream.of(counts).sum();
            return new Histogram(
                    -0.5, counts.length - 0.5, boxed(counts), rows.cardinality() - present);
        }
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < column.size(); row++) {
            double value = column.positionAt(row);
            min = value < min ? value : min;
            max = value > max ? value : max;
        }
        if (min > max) {
            return new Histogram(Double.NaN, Double.NaN, boxed(new int[bins]), rows.cardinality());
        }
        return count(column, rows, bins, min, max);
    }

    private static Histogram count(Column column, BitSet rows, int bins, double min, double max) {
        int[] counts = new int[bins];
        int missing = 0;
        // Halves, so that a range as wide as all doubles does not overflow.
        double perBin = (max / 2 - min / 2) / bins;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            double value = column.positionAt(row);
            if (Double.isNaN(value)) {
                missing++;
            } else if (perBin == 0) {
                counts[0]++;
            } else {
                counts[Math.min(bins - 1, (int) ((value / 2 - min / 2) / perBin))]++;
            }
        }
        return new Histogram(min, max, boxed(counts), missing);
    }

    private static List<Integer> boxed(int[] counts) {
        return IntStream.of(counts).boxed().toList();
    }

    /// Where bin `bin` begins; `counts().size()` gives the end of the last.
    public double edge(int bin) {
        if (bin == counts.size()) {
            return max;
        }
        double share = (double) bin / counts.size();
        double width = max - min;
        return Double.isFinite(width) ? min + width * share : min * (1 - share) + max * share;
    }
}
