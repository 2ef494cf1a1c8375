package org.orrery.analytics.summary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.data.TimeColumn;

/// What one column holds in some rows, for a person who gets to know a table.
public sealed interface ColumnSummary {

    Column column();

    /// Rows with a value.
    int count();

    /// Rows without one.
    int missing();

    record OfNumbers(NumberColumn column, NumberSummary numbers, Histogram histogram)
            implements ColumnSummary {
        @Override
        public int count() {
            return numbers.count();
        }

        @Override
        public int missing() {
            return numbers.missing();
        }
    }

    /// Of moments.
    ///
    /// @param numbers in epoch milliseconds
    record OfTimes(TimeColumn column, NumberSummary numbers, Histogram histogram)
            implements ColumnSummary {
        @Override
        public int count() {
            return numbers.count();
        }

        @Override
        public int missing() {
            return numbers.missing();
        }
    }

    record OfCategories(CategoryColumn column, CategorySummary categories)
            implements ColumnSummary {
        @Override
        public int count() {
            return categories.count();
        }

        @Override
        public int missing() {
            return categories.missing();
        }
    }

    /// Of free text.
    ///
    /// @param distinct different texts; [#MOST_DISTINCT] stands for as many or more
    /// @param longest characters of the longest text
    /// @param examples the first different ones
    record OfTexts(
            TextColumn column,
            int count,
            int missing,
            int distinct,
            int longest,
            List<String> examples)
            implements ColumnSummary {

        /// From here on nobody counts.
        public static final int MOST_DISTINCT = 100_000;

        private static final int EXAMPLES = 12;

        public OfTexts {
            examples = List.copyOf(examples);
        }

        static OfTexts of(TextColumn column, BitSet rows) {
            Set<String> seen = new HashSet<>();
            List<String> examples = new ArrayList<>();
            int count = 0;
            int longest = 0;
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                String text = column.textAt(row);
                if (text.isEmpty()) {
                    continue;
                }
                count++;
                longest = Math.max(longest, text.length());
                if (seen.size() < MOST_DISTINCT && seen.add(text) && examples.size() < EXAMPLES) {
                    examples.add(text);
                }
            }
            return new OfTexts(
                    column, count, rows.cardinality() - count, seen.size(), longest, examples);
        }
    }

    /// Looks at a column.
    ///
    /// @param bins of the histogram of numbers and times
    static ColumnSummary of(Column column, BitSet rows, int bins) {
        return switch (column) {
            case NumberColumn numbers ->
                    new OfNumbers(
                            numbers,
                            NumberSummary.of(numbers, rows),
                            Histogram.of(numbers, rows, bins));
            case TimeColumn times ->
                    new OfTimes(
                            times, NumberSummary.of(times, rows), Histogram.of(times, rows, bins));
            case CategoryColumn categories ->
                    new OfCategories(categories, CategorySummary.of(categories, rows));
            case TextColumn texts -> OfTexts.of(texts, rows);
        };
    }
}
