package org.orrery.app.demo;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.summary.NumberSummary;

/// What simulated colleagues have to say about a data set: computed from it, never made up.
final class Findings {

    private final DataSet data;

    Findings(DataSet data) {
        this.data = data;
    }

    /// A number column by name.
    Optional<NumberColumn> numbers(@Nullable String name) {
        return data.columns().stream()
                .filter(column -> column.name().equals(name))
                .filter(NumberColumn.class::isInstance)
                .map(NumberColumn.class::cast)
                .findFirst();
    }

    /// The row with the largest value.
    Optional<Integer> highest(NumberColumn column) {
        return IntStream.range(0, column.size())
                .filter(row -> !column.isMissing(row))
                .boxed()
                .max((a, b) -> Double.compare(column.positionAt(a), column.positionAt(b)));
    }

    Optional<Integer> lowest(NumberColumn column) {
        return IntStream.range(0, column.size())
                .filter(row -> !column.isMissing(row))
                .boxed()
                .min((a, b) -> Double.compare(column.positionAt(a), column.positionAt(b)));
    }

    /// What a row is called: its first text, else its number.
    String nameOf(int row) {
        return data.columns().stream()
                .filter(c -> c instanceof TextColumn || c instanceof CategoryColumn)
                .map(column -> column.textAt(row))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("row " + (row + 1));
    }

    String average(NumberColumn column) {
        NumberSummary summary = NumberSummary.of(column, rows());
        return String.format(
                Locale.ROOT,
                "%s: mean %s, median %s over %,d rows.",
                column.header().full(),
                number(summary.mean()),
                number(summary.median()),
                summary.count());
    }

    String extreme(NumberColumn column, int row, boolean high) {
        return String.format(
                "%s %s: %s with %s",
                high ? "Highest" : "Lowest",
                column.header().full(),
                nameOf(row),
                column.textAt(row));
    }

    /// Pearson's correlation of the rows that have both values; empty with fewer than three.
    Optional<String> correlation(NumberColumn a, NumberColumn b) {
        int[] rows =
                IntStream.range(0, a.size())
                        .filter(row -> !a.isMissing(row) && !b.isMissing(row))
                        .toArray();
        if (rows.length < 3) {
            return Optional.empty();
        }
        double r =
                new PearsonsCorrelation()
                        .correlation(
                                IntStream.of(rows).mapToDouble(a::positionAt).toArray(),
                                IntStream.of(rows).mapToDouble(b::positionAt).toArray());
        return Double.isNaN(r)
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%s and %s move %s: r = %.2f over %,d rows.",
                                a.header().full(),
                                b.header().full(),
                                r < 0 ? "in opposite directions" : "together",
                                r,
                                rows.length));
    }

    double median(NumberColumn column) {
        return NumberSummary.of(column, rows()).median();
    }

    private BitSet rows() {
        BitSet all = new BitSet();
        all.set(0, data.rowCount());
        return all;
    }

    private static String number(double value) {
        return Math.abs(value) >= 1000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
