package org.orrery.scene3d.chart;

import java.util.Arrays;
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
    private static final int MOST_PERIODS = 24;

    int count() {
        return names.size();
    }

    /// @param log whether numbers are divided by their logarithm
    static Bins of(@Nullable Column column, int rowCount, BitSet rows, boolean log) {
        return switch (column) {
            case Column.Numeric numeric when numeric.moments() ->
                    ofMoments(numeric, rows, MOST_PERIODS);
            case Column.Numeric numeric when log -> ofLogs(numeric, rows, WANTED_EDGES);
            case Column.Numeric numeric -> {
                NumberRange range = NumberRange.of(numeric.values(), rows);
                Ticks edges = Ticks.covering(range.low(), range.high(), WANTED_EDGES);
                yield ofNumbers(numeric, rows, linear(numeric, edges), edges);
            }
            case Column.Categorical categories -> ofCategories(categories);
            case null -> new Bins(new AxisScale.Unused(), List.of("all"), new int[rowCount]);
        };
    }

    /// As many bins as tell the most, for counting; see [BinEdges].
    static Bins counting(
            @Nullable Column column, int rowCount, BitSet rows, int most, boolean log) {
        if (!(column instanceof Column.Numeric numeric)) {
            return of(column, rowCount, rows, log);
        }
        if (numeric.moments()) {
            return ofMoments(numeric, rows, most);
        }
        if (log) {
            return ofLogs(numeric, rows, most);
        }
        Ticks edges = BinEdges.of(numeric.values(), rows, most);
        return ofNumbers(numeric, rows, linear(numeric, edges.thinned(MOST_TICKS)), edges);
    }

    private static AxisScale.Linear linear(Column.Numeric column, Ticks ticks) {
        return new AxisScale.Linear(AxisScale.titled(column), column.values(), ticks);
    }

    /// Periods between round dates, each as wide as the others: a month is a month.
    private static Bins ofMoments(Column.Numeric column, BitSet rows, int most) {
        NumberRange range = NumberRange.of(column.values(), rows);
        TimeTicks ticks = TimeTicks.covering(range.low(), range.high(), most);
        double[] begins =
                ticks.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(begin -> begin < ticks.high())
                        .toArray();
        int[] bins = new int[column.rows()];
        for (int row = 0; row < bins.length; row++) {
            double value = column.values()[row];
            int found = Arrays.binarySearch(begins, value);
            int bin = found >= 0 ? found : -found - 2;
            bins[row] =
                    Double.isFinite(value) && rows.get(row)
                            ? Math.clamp(bin, 0, begins.length - 1)
                            : NONE;
        }
        List<String> names = Arrays.stream(begins).mapToObj(ticks::label).toList();
        return new Bins(new AxisScale.Bands(column.name(), bins, names), names, bins);
    }

    /// Equal ranges of the logarithm; zero and less are in none.
    private static Bins ofLogs(Column.Numeric column, BitSet rows, int most) {
        double[] logs = new double[column.rows()];
        for (int row = 0; row < logs.length; row++) {
            double value = column.values()[row];
            logs[row] = value > 0 ? Math.log10(value) : Double.NaN;
        }
        Ticks edges = BinEdges.of(logs, rows, most);
        int count = BinEdges.bins(edges);
        int[] bins = new int[logs.length];
        for (int row = 0; row < bins.length; row++) {
            int bin = (int) Math.floor((logs[row] - edges.low()) / edges.step());
            bins[row] =
                    Double.isFinite(logs[row]) && rows.get(row)
                            ? Math.clamp(bin, 0, count - 1)
                            : NONE;
        }
        List<String> names =
                IntStream.range(0, count)
                        .mapToObj(bin -> {
                            double from = edges.low() + bin * edges.step();
                            return column.name()
                                    + " "
                                    + TickFormat.of(Math.pow(10, from), 0)
                                    + "–"
                                    + TickFormat.of(Math.pow(10, from + edges.step()), 0);
                        })
                        .toList();
        AxisScale scale =
                new AxisScale.Log(
                        AxisScale.titled(column),
                        column.values(),
                        new LogTicks(Math.pow(10, edges.low()), Math.pow(10, edges.high())));
        return new Bins(scale, names, bins);
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
