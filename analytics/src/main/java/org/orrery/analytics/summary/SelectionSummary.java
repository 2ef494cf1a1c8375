package org.orrery.analytics.summary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.data.TimeColumn;

/// What sets the selected rows apart from the other visible ones.
///
/// @param contrasts one per column that is no free text, the strongest first
/// @param correlations the strongest among the columns of numbers that differ most; a few
public record SelectionSummary(
        int selected, int rest, List<ColumnContrast> contrasts, List<Correlation> correlations) {
    private static final int MOST_CORRELATED = 8;
    private static final int MOST_CORRELATIONS = 5;

    public SelectionSummary {
        contrasts = List.copyOf(contrasts);
        correlations = List.copyOf(correlations);
    }

    /// Compares a selection with the visible rows that are not in it.
    ///
    /// @param selection may reach beyond the visible rows; only its visible part counts
    public static SelectionSummary of(DataSet dataSet, BitSet selection, BitSet visible) {
        BitSet selected = (BitSet) selection.clone();
        selected.and(visible);
        BitSet rest = (BitSet) visible.clone();
        rest.andNot(selected);
        List<ColumnContrast> contrasts = new ArrayList<>();
        for (Column column : dataSet.columns()) {
            switch (column) {
                case NumberColumn _, TimeColumn _ ->
                        contrasts.add(ColumnContrast.OfNumbers.of(column, selected, rest));
                case CategoryColumn categories ->
                        contrasts.add(ColumnContrast.OfCategories.of(categories, selected, rest));
                case TextColumn _ -> {}
            }
        }
        contrasts.sort(Comparator.comparingDouble(ColumnContrast::strength).reversed());
        List<NumberColumn> numbers =
                contrasts.stream()
                        .flatMap(contrast -> dataSet.column(contrast.column()).stream())
                        .filter(NumberColumn.class::isInstance)
                        .map(NumberColumn.class::cast)
                        .limit(MOST_CORRELATED)
                        .toList();
        return new SelectionSummary(
                selected.cardinality(),
                rest.cardinality(),
                contrasts,
                Correlation.strongest(numbers, selected, rest, MOST_CORRELATIONS));
    }
}
