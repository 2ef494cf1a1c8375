package org.orrery.analytics.filter;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
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
        switch (filter) {
            case RowFilter.NumberRange range -> {
                if (column instanceof NumberColumn numbers) {
                    hide(visible, numbers.size(), (from, to) -> passing(numbers, range, from, to));
                } else if (column instanceof TimeColumn times) {
                    hide(visible, times.size(), (from, to) -> passing(times, range, from, to));
                }
            }
            case RowFilter.CategoryIn in -> {
                if (column instanceof CategoryColumn labels) {
                    long[] kept = kept(labels, in);
                    hide(visible, labels.size(), (from, to) -> passing(labels, kept, from, to));
                }
            }
        }
    }

    private static void hide(long[] visible, int rows, Block block) {
        for (int word = 0; word < visible.length; word++) {
            if (visible[word] != 0) {
                int from = word * 64;
                visible[word] &= block.passing(from, Math.min(rows, from + 64));
            }
        }
    }

    // The loops below are alike on purpose: one over an interface would be several times slower.
    // They do not branch on a value,
    // because a processor cannot foresee data.

    private static long passing(
            NumberColumn column, RowFilter.NumberRange range, int from, int to) {
        double min = range.min();
        double max = range.max();
        long keptIfMissing = range.keepMissing() ? 1 : 0;
        long passing = 0;
        for (int row = from; row < to; row++) {
            double value = column.positionAt(row);
            long above = value >= min ? 1 : 0;
            long below = value <= max ? 1 : 0;
            long absent = Double.isNaN(value) ? keptIfMissing : 0;
            passing |= ((above & below) | absent) << row;
        }
        return passing;
    }

    private static long passing(TimeColumn column, RowFilter.NumberRange range, int from, int to) {
        double min = range.min();
        double max = range.max();
        long keptIfMissing = range.keepMissing() ? 1 : 0;
        long passing = 0;
        for (int row = from; row < to; row++) {
            double value = column.positionAt(row);
            long above = value >= min ? 1 : 0;
            long below = value <= max ? 1 : 0;
            long absent = Double.isNaN(value) ? keptIfMissing : 0;
            passing |= ((above & below) | absent) << row;
        }
        return passing;
    }

    private static long passing(CategoryColumn column, long[] kept, int from, int to) {
        long passing = 0;
        for (int row = from; row < to; row++) {
            passing |= kept[column.codeAt(row) + 1] << row;
        }
        return passing;
    }

    /// 1 for each code that passes, 0 for the others; the first is for missing.
    private static long[] kept(CategoryColumn column, RowFilter.CategoryIn in) {
        long[] kept = new long[column.labels().size() + 1];
        kept[0] = in.keepMissing() ? 1 : 0;
        for (int code = 0; code < column.labels().size(); code++) {
            kept[code + 1] = in.labels().contains(column.labels().get(code)) ? 1 : 0;
        }
        return kept;
    }

    /// Which of up to 64 rows pass, as bits by row number modulo 64.
    private interface Block {
        long passing(int from, int to);
    }
}
