package org.orrery.analytics.filter;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.data.TimeColumn;

/// The rows that pass all filters, 64 at a time; a filter does not look at 64 rows that an earlier one has hidden.
public final class VisibleRows {

    private VisibleRows() {}

    public static BitSet of(DataSet dataSet, List<RowFilter> filters) {
        int rows = dataSet.rowCount();
        long[] visible = new long[(rows + 63) / 64];
        Arrays.fill(visible, -1L);
        if (rows % 64 != 0) {
            visible[visible.length - 1] = (1L << (rows % 64)) - 1;
        }
        for (RowFilter filter : filters) {
            dataSet.column(filter.column()).ifPresent(column -> hide(visible, column, filter));
        }
        return BitSet.valueOf(visible);
    }

    /// Whether the filter means anything to this data set.
    public static boolean fits(DataSet dataSet, RowFilter filter) {
        return dataSet.column(filter.column()).filter(c -> fits(c, filter)).isPresent();
    }

    private static boolean fits(Column column, RowFilter filter) {
        return switch (filter) {
            case RowFilter.NumberRange _ ->
                    column instanceof NumberColumn || column instanceof TimeColumn;
            case RowFilter.CategoryIn _ -> column instanceof CategoryColumn;
        };
    }

    private static void hide(long[] visible, Column column, RowFilter filter) {
        if (!fits(column, filter)) {
            return;
        }
        switch (filter) {
            case RowFilter.NumberRange range -> hide(visible, column, range);
            case RowFilter.CategoryIn in -> {
                if (column instanceof CategoryColumn categories) {
                    hide(visible, categories, in);
                }
            }
        }
    }

    private static void hide(long[] visible, Column column, RowFilter.NumberRange range) {
        switch (column) {
            case NumberColumn numbers ->
                    hide(visible, numbers.size(), row -> passes(numbers.positionAt(row), range));
            case TimeColumn times ->
                    hide(visible, times.size(), row -> passes(times.positionAt(row), range));
            case CategoryColumn _, TextColumn _ -> {}
        }
    }

    private static boolean passes(double value, RowFilter.NumberRange range) {
        return (value >= range.min() && value <= range.max())
                || (range.keepMissing() && Double.isNaN(value));
    }

    private static void hide(long[] visible, CategoryColumn column, RowFilter.CategoryIn in) {
        boolean[] kept = new boolean[column.labels().size() + 1];
        for (int code = 0; code < column.labels().size(); code++) {
            kept[code + 1] = in.labels().contains(column.labels().get(code));
        }
        kept[0] = in.keepMissing();
        hide(visible, column.size(), row -> kept[column.codeAt(row) + 1]);
    }

    private static void hide(long[] visible, int rows, IntPredicate passes) {
        for (int word = 0; word < visible.length; word++) {
            long before = visible[word];
            if (before == 0) {
                continue;
            }
            long passing = 0;
            int first = word * 64;
            int end = Math.min(rows, first + 64);
            for (int row = first; row < end; row++) {
                passing |= passes.test(row) ? 1L << (row - first) : 0;
            }
            visible[word] = before & passing;
        }
    }
}
