package org.orrery.scene3d.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table a chart is made from. All columns have the same number of rows. It remembers in which order its rows are drawn,
/// so that the next chart with the same axes is made sooner.
public final class ChartData {
    private static final int MOST_ORDERS = 3;

    private final List<Column> columns;

    /// Guarded by itself; the one that was used last comes first.
    private final Deque<RowOrder> orders = new ArrayDeque<>();

    public ChartData(List<Column> columns) {
        this.columns = List.copyOf(columns);
        for (Column column : this.columns) {
            if (column.rows() != this.columns.getFirst().rows()) {
                throw new IllegalArgumentException("rows of " + column.name());
            }
        }
    }

    public List<Column> columns() {
        return columns;
    }

    public int rows() {
        return columns.isEmpty() ? 0 : columns.getFirst().rows();
    }

    public Optional<Column> column(@Nullable String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /// The order of the rows in space for these axes, whatever rows are visible. The first time this sorts them.
    RowOrder order(ChartSpec spec) {
        RowOrder.Axes axes = RowOrder.Axes.of(this, spec);
        synchronized (orders) {
            RowOrder known =
                    orders.stream()
                            .filter(each -> Objects.equals(each.axes(), axes))
                            .findFirst()
                            .orElseGet(() -> new RowOrder(axes, rows()));
            orders.remove(known);
            orders.addFirst(known);
            while (orders.size() > MOST_ORDERS) {
                orders.removeLast();
            }
            return known;
        }
    }
}
