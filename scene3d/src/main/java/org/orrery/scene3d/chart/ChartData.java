package org.orrery.scene3d.chart;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table a chart is made from. All columns have the same number of rows.
public record ChartData(List<Column> columns) {
    public ChartData {
        columns = List.copyOf(columns);
        for (Column column : columns) {
            if (column.rows() != columns.getFirst().rows()) {
                throw new IllegalArgumentException("rows of " + column.name());
            }
        }
    }

    public int rows() {
        return columns.isEmpty() ? 0 : columns.getFirst().rows();
    }

    public Optional<Column> column(@Nullable String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
