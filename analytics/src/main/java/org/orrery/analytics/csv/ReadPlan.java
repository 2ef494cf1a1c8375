package org.orrery.analytics.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.job.Progress;

/// What people have decided about reading a file, beside its bytes. The same bytes and the same plan give the same table everywhere.
///
/// @param types of the columns that are not read as what they look like, by the full header
/// @param sheet of a workbook; empty for the first that has a table
public record ReadPlan(Map<String, ColumnType> types, String sheet) {

    public static final ReadPlan NONE = new ReadPlan(Map.of(), "");

    public ReadPlan {
        types = Map.copyOf(types);
    }

    /// What was decided about a column; empty for one that is read as what it looks like.
    public Optional<ColumnType> typeOf(ColumnName name) {
        return Optional.ofNullable(types.get(name.full()));
    }

    /// Columns that have types already as those that were decided.
    ///
    /// @return empty if it was cancelled
    public Optional<List<Column>> apply(
            List<Column> columns, Warnings warnings, Progress progress) {
        List<Column> corrected = new ArrayList<>();
        for (Column column : columns) {
            corrected.add(
                    typeOf(column.header())
                            .map(type -> TypedCells.of(column, type).finish(warnings, progress))
                            .orElse(column));
        }
        warnOfUnknown(columns.stream().map(Column::header).toList(), warnings);
        return progress.cancelled() ? Optional.empty() : Optional.of(List.copyOf(corrected));
    }

    /// Says which columns have a type here, but are not in the table.
    public void warnOfUnknown(List<ColumnName> names, Warnings warnings) {
        Set<String> unknown = new HashSet<>(types.keySet());
        names.forEach(name -> unknown.remove(name.full()));
        warnings.addColumns("types.unknown", unknown.stream().sorted().toList());
    }
}
