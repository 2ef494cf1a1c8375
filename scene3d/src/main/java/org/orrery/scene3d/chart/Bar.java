package org.orrery.scene3d.chart;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// One bar: the rows of one cell.
final class Bar {
    final int column;
    final int depth;
    private int[] rows = new int[4];
    private int count;

    Bar(int column, int depth) {
        this.column = column;
        this.depth = depth;
    }

    void add(int row) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
        }
        rows[count++] = row;
    }

    int count() {
        return count;
    }

    IntStream rows() {
        return IntStream.range(0, count).map(i -> rows[i]);
    }

    /// Mean of the numbers that there are, NaN if there are none.
    double mean(double[] values) {
        return rows().mapToDouble(row -> values[row])
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    /// The most frequent code, -1 if no row has one.
    int mode(int[] codes) {
        var counts = new TreeMap<Integer, Integer>();
        rows().map(row -> codes[row])
                .filter(code -> code >= 0)
                .forEach(code -> counts.merge(code, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(-1);
    }
}
