package org.orrery.analytics.summary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.orrery.analytics.data.CategoryColumn;

/// How often each label of a column occurs in some rows.
///
/// @param labels those that occur, most frequent first, equally frequent ones in the column's order
public record CategorySummary(int count, int missing, List<LabelCount> labels) {

    /// A label and the number of rows that have it.
    public record LabelCount(String label, int count) {}

    public CategorySummary {
        labels = List.copyOf(labels);
    }

    public static CategorySummary of(CategoryColumn column, BitSet rows) {
        int[] counts = counts(column, rows);
        int missing = rows.cardinality();
        List<LabelCount> labels = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            missing -= counts[code];
            if (counts[code] > 0) {
                labels.add(new LabelCount(column.labels().get(code), counts[code]));
            }
        }
        labels.sort(Comparator.comparingInt(LabelCount::count).reversed());
        return new CategorySummary(rows.cardinality() - missing, missing, labels);
    }

    /// Rows per code, in the order of the column's labels.
    public static int[] counts(CategoryColumn column, BitSet rows) {
        int[] counts = new int[column.labels().size()];
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            int code = column.codeAt(row);
            if (code != CategoryColumn.MISSING) {
                counts[code]++;
            }
        }
        return counts;
    }
}
