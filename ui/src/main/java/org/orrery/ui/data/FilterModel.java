package org.orrery.ui.data;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.filter.VisibleRows;
import org.orrery.analytics.summary.Histogram;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The shared filters and the rows that pass them.
public final class FilterModel {
    private final RoomModel room;
    private final TableModel table;
    private final ObservableList<ColumnFilter> filters = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<BitSet> visible = new ReadOnlyObjectWrapper<>(new BitSet());
    private Optional<DataSet> filtered = Optional.empty();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");

    public FilterModel(RoomModel room, TableModel table) {
        this.room = room;
        this.table = table;
        room.watch(
                Set.of(Kinds.FILTER, Kinds.DATASET, Kinds.VIEW, Kinds.SESSION),
                (_, after) -> read(after));
        table.dataSetProperty().subscribe(() -> read(room.document()));
        read(room.document());
    }

    public ObservableList<ColumnFilter> filters() {
        return filters;
    }

    /// Rows that pass. The set is not to be written.
    public ReadOnlyObjectProperty<BitSet> visibleProperty() {
        return visible.getReadOnlyProperty();
    }

    public BitSet visible() {
        return visible.get();
    }

    /// Such as "412 of 693 rows".
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Counts the visible rows of a column in the analytics pool.
    ///
    /// @param receiver is called on the FX thread, with nothing when the pool has too much to do
    void count(Column column, int bins, Consumer<Optional<Histogram>> receiver) {
        BitSet rows = visible();
        table.compute("histogram", _ -> Histogram.of(column, rows, bins), receiver);
    }

    /// Columns that have no filter yet.
    public List<Column> unfiltered() {
        Set<String> taken = filters.stream().map(ColumnFilter::column).collect(Collectors.toSet());
        return table.dataSet().stream()
                .flatMap(data -> data.columns().stream())
                .filter(column -> !(column instanceof TextColumn))
                .filter(column -> !taken.contains(column.name()))
                .toList();
    }

    /// Adds a filter that lets everything pass, to be narrowed.
    public void add(Column column) {
        Map<String, Value> values = new HashMap<>();
        values.put("enabled", Value.of(true));
        if (column instanceof CategoryColumn categories) {
            values.put("categories", Value.ofStrings(categories.labels()));
        }
        create(column.name(), values);
    }

    /// Shows the rows of one category alone.
    public void only(String column, String category) {
        Optional<ColumnFilter> existing = of(column);
        Value categories = Value.ofStrings(List.of(category));
        if (existing.isPresent()) {
            update(
                    existing.get(),
                    Texts.of("step.filter.only", category),
                    Map.of("categories", categories, "enabled", Value.of(true)));
        } else {
            create(column, Map.of("categories", categories, "keep_missing", Value.of(false)));
        }
    }

    public void setRange(ColumnFilter filter, double minimum, double maximum) {
        update(
                filter,
                Texts.of("step.filter.range", filter.column()),
                Map.of("minimum", Value.of(minimum), "maximum", Value.of(maximum)));
    }

    public void setCategories(ColumnFilter filter, List<String> categories) {
        update(
                filter,
                Texts.of("step.filter.categories", filter.column()),
                Map.of("categories", Value.ofStrings(categories)));
    }

    public void setEnabled(ColumnFilter filter, boolean enabled) {
        update(
                filter,
                Texts.of(enabled ? "step.filter.enable" : "step.filter.disable", filter.column()),
                Map.of("enabled", Value.of(enabled)));
    }

    public void remove(ColumnFilter filter) {
        var _ =
                room.submit(
                        Texts.of("step.filter.remove", filter.column()),
                        new Operation.Delete(filter.id()));
    }

    public void removeAll() {
        if (!filters.isEmpty()) {
            var _ =
                    room.submit(
                            Texts.of("step.filter.clear"),
                            filters.stream()
                                    .<Operation>map(filter -> new Operation.Delete(filter.id()))
                                    .toList());
        }
    }

    public Optional<ColumnFilter> of(String column) {
        return filters.stream().filter(filter -> filter.column().equals(column)).findFirst();
    }

    private void create(String column, Map<String, Value> values) {
        table.source()
                .ifPresent(source -> {
                    Map<String, Value> all = new HashMap<>(values);
                    all.put("dataset", Value.of(source.id().toString()));
                    all.put("column", Value.of(column));
                    EntityId id = room.newId();
                    var _ =
                            room.submit(
                                    Texts.of("step.filter.add", column),
                                    new Operation.Create(id, Kinds.FILTER, all));
                });
    }

    private void update(ColumnFilter filter, String label, Map<String, Value> values) {
        var _ = room.submit(label, new Operation.Update(filter.id(), values));
    }

    private void read(Document document) {
        String source = table.source().map(entity -> entity.id().toString()).orElse("");
        List<ColumnFilter> now =
                document.ofKind(Kinds.FILTER).stream()
                        .filter(entity -> entity.text("dataset", "").equals(source))
                        .map((Entity entity) -> ColumnFilter.of(entity))
                        .toList();
        Optional<DataSet> data = table.dataSet();
        if (now.equals(filters) && data.equals(filtered)) {
            return;
        }
        filtered = data;
        if (!now.equals(filters)) {
            filters.setAll(now);
        }
        BitSet rows =
                data.map(d ->
                                VisibleRows.of(
                                        d,
                                        filters.stream()
                                                .filter(ColumnFilter::enabled)
                                                .map(ColumnFilter::condition)
                                                .toList()))
                        .orElseGet(BitSet::new);
        visible.set(rows);
        count.set(
                data.map(d -> Texts.of("data.count", rows.cardinality(), d.rowCount())).orElse(""));
    }
}
