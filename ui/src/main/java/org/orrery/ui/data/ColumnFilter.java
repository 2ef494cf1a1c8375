package org.orrery.ui.data;

import java.util.HashSet;
import java.util.Set;
import org.orrery.analytics.filter.RowFilter;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.value.Value;

/// A shared filter as the panel shows it.
///
/// @param minimum negative infinity when open; likewise `maximum`
/// @param categories those that pass; all do when `anyCategory`
public record ColumnFilter(
        EntityId id,
        String column,
        double minimum,
        double maximum,
        Set<String> categories,
        boolean anyCategory,
        boolean keepMissing,
        boolean enabled) {
    public ColumnFilter {
        categories = Set.copyOf(categories);
    }

    static ColumnFilter of(Entity entity) {
        return new ColumnFilter(
                entity.id(),
                entity.text("column", ""),
                entity.number("minimum", Double.NEGATIVE_INFINITY),
                entity.number("maximum", Double.POSITIVE_INFINITY),
                new HashSet<>(Value.strings(entity.get("categories"))),
                !(entity.get("categories") instanceof Value.ListOf),
                entity.flag("keep_missing", true),
                entity.flag("enabled", true));
    }

    /// The condition on rows.
    RowFilter condition() {
        return anyCategory
                ? new RowFilter.NumberRange(column, minimum, maximum, keepMissing)
                : new RowFilter.CategoryIn(column, categories, keepMissing);
    }
}
