package org.orrery.scene3d.chart;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The cells along one side of a grid of bars: categories, or equal ranges of a number.
@SuppressWarnings("ArrayRecordComponent")
record Bins(AxisScale scale, List<String> names, int[] binOfRow) {
    static final int NONE = -1;
    private static final int WANTED_EDGES = 11;
    private static final int MOST_CATEGORIES = 40;
    private static final int MOST_TICKS = 11;

    int count() {
        return names.size();
    }

    static Bins of(@Nullable Column column, int rowCount, BitSet rows) {
        return switch (column) {
            case Column.Numeric numeric -> ofNumbers(numeric, rows);
            case Column.Categorical categories -> ofCategories(categories);
            case null -> new Bins(new AxisScale.Unused(), List.of("all"), new int[rowCount]);
        };
    }

    /// As many bins as tell the most, for counting; see [BinEdges].
    static Bins counting(@Nullable Column column, int rowCount, BitSet rows, int most) {
        if (!(column instanceof Column.Numeric numeric)) {
            return of(column, rowCount, rows);
        }
        Ticks edges = BinEdges.of(numeric.values(), rows, most);
        AxisScale.Linear scale =
                new AxisScale.Linear(
                        AxisScale.titled(numeric), numeric.values(), edges.thinned(MOST_TICKS));
        return ofNumbers(numeric, rows, scale, edges);
    }

    private static Bins ofNumbers(Column.Numeric column, BitSet rows) {
        AxisScale.Linear scale = (AxisScale.Linear) AxisScale.of(column, rows, WANTED_EDGES);
        return ofNumbers(column, rows, scale, scale.range());
    }

    private static Bins ofNumbers(
            Column.Numeric column, BitSet rows, AxisScale scale, Ticks edges) {
        int count = BinEdges.bins(edges);
        int[] bins = new int[column.rows()];
        for (int row = 0; row < bins.length; row++) {
            double value = column.values()[row];
            int bin = (int) Math.floor((value - edges.low()) / edges.step());
            bins[row] =
                    Double.isFinite(value) && rows.get(row) ? Math.clamp(bin, 0, count - 1) : NONE;
        }
        List<String> names =
                IntStream.range(0, count).mapToObj(bin -> rangeName(column, edges, bin)).toList();
        return new Bins(scale, names, bins);
    }

    private static String rangeName(Column.Numeric column, Ticks edges, int bin) {
        double from = edges.low() + bin * edges.step();
        if (edges.isWhole()) {
            return column.name() + " " + TickFormat.of(from + 0.5);
        }
        return column.name()
                + " "
                + TickFormat.of(from, edges.step())
                + "–"
                + TickFormat.of(from + edges.step(), edges.step());
    }

    /// Categories beyond the fortieth share the last cell.
    private static Bins ofCategories(Column.Categorical column) {
        int all = column.labels().size();
        int count = Math.min(all, MOST_CATEGORIES);
        List<String> names =
                IntStream.range(0, count)
                        .mapToObj(i ->
                                all > count && i == count - 1 ? "other" : column.labels().get(i))
                        .toList();
        int[] bins = new int[column.rows()];
        for (int row = 0; row < bins.length; row++) {
            int code = column.codes()[row];
            bins[row] = code < 0 || code >= all ? NONE : Math.min(code, count - 1);
        }
        AxisScale scale = new AxisScale.Bands(column.name(), bins, names);
        return names.isEmpty()
                ? new Bins(scale, List.of("none"), bins)
                : new Bins(scale, names, bins);
    }
}
