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
public record SelectionSummary(int selected, int rest, List<ColumnContrast> contrasts) {

    public SelectionSummary {
        contrasts = List.copyOf(contrasts);
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
        return new SelectionSummary(selected.cardinality(), rest.cardinality(), contrasts);
    }
}
