package org.orrery.ui.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Jobs;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Property;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.net.RelayClient;
import org.orrery.ui.notice.NoticeBoard;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The rows that stand out for everybody: the selection that was changed last.
public final class SelectionModel {
    /// A selection that was given a name, to come back to.
    public record Saved(EntityId id, String label, UserId owner, boolean deletable) {}

    /// A selection with more rows than this is kept as a blob.
    private static final int MOST_NAMED = 4_000;

    private final RoomModel room;
    private final TableModel table;
    private final NoticeBoard notices;
    private final ReadOnlyObjectWrapper<BitSet> rows = new ReadOnlyObjectWrapper<>(new BitSet());
    private final RowBlobs blobs;
    private final ObservableList<Saved> saved = FXCollections.observableArrayList();
    private Optional<Entity> current = Optional.empty();

    /// The blob that was fetched or stored last, and its rows.
    private String known = "";

    private BitSet knownRows = new BitSet();
    private String wanted = "";

    /// Counts what was asked for: a large selection that was stored too late must not replace a later one.
    private long asked;

    public SelectionModel(
            RoomModel room, TableModel table, NoticeBoard notices, RelayClient relay, Jobs jobs) {
        this.blobs = new RowBlobs(relay, jobs);
        this.room = room;
        this.table = table;
        this.notices = notices;
        room.watch(
                Set.of(Kinds.SELECTION, Kinds.MEMBER, Kinds.VIEW, Kinds.SESSION),
                (_, after) -> read(after));
        table.dataSetProperty().subscribe(() -> read(room.document()));
    }

    /// The set is not to be written.
    public ReadOnlyObjectProperty<BitSet> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    public BitSet rows() {
        return rows.get();
    }

    /// Who set it.
    public Optional<UserId> by() {
        return current.map(entity -> entity.property("row_keys")).map(Property::setBy);
    }

    /// Those of the data that is shown, by their names.
    public ObservableList<Saved> saved() {
        return saved;
    }

    /// Keeps what is selected under a name, for everybody.
    public void save(String label) {
        String name = label.strip();
        if (!name.isEmpty() && current.isPresent() && !rows().isEmpty()) {
            Map<String, Value> values = rowsOf(current.get());
            values.put("label", Value.of(name.substring(0, Math.min(200, name.length()))));
            var _ =
                    room.submit(
                            Texts.of("step.selection.save", name),
                            new Operation.Create(room.newId(), Kinds.SELECTION, values));
        }
    }

    /// Selects what was saved, for everybody.
    public void recall(Saved selection) {
        Entity entity = room.document().entity(selection.id());
        asked++;
        if (entity != null) {
            submit(Texts.of("step.selection.recall", selection.label()), rowsOf(entity));
        }
    }

    public void delete(Saved selection) {
        var _ =
                room.submit(
                        Texts.of("step.selection.delete", selection.label()),
                        new Operation.Delete(selection.id()));
    }

    private static Map<String, Value> rowsOf(Entity entity) {
        Map<String, Value> values = new HashMap<>();
        for (String property : List.of("dataset", "row_keys", "rows_sha256")) {
            values.put(property, entity.get(property));
        }
        return values;
    }

    public void clear() {
        if (!rows().isEmpty()) {
            select(new BitSet(), false);
        }
    }

    /// Selects rows for everybody.
    ///
    /// @param add to what is selected already; a single row that is selected already is taken out again
    public void select(BitSet chosen, boolean add) {
        BitSet next = (BitSet) chosen.clone();
        if (add && chosen.cardinality() == 1 && rows().intersects(chosen)) {
            next = (BitSet) rows().clone();
            next.andNot(chosen);
        } else if (add) {
            next.or(rows());
        }
        if (next.equals(rows())) {
            return;
        }
        long number = ++asked;
        if (next.cardinality() <= MOST_NAMED) {
            submit(next, "");
            return;
        }
        BitSet stored = next;
        var _ =
                blobs.put(next)
                        .whenCompleteAsync(
                                (sha256, failure) -> {
                                    if (number != asked) {
                                        return;
                                    }
                                    if (failure == null) {
                                        known = sha256;
                                        knownRows = stored;
                                        submit(stored, sha256);
                                    } else {
                                        notices.warning(
                                                Texts.of("selection.notshared", reason(failure)));
                                    }
                                },
                                room.inbox());
    }

    /// @param sha256 of the blob with the rows; empty when they are few
    private void submit(BitSet next, String sha256) {
        Optional<DataSet> data = table.dataSet();
        Optional<Entity> source = table.source();
        if (data.isEmpty() || source.isEmpty()) {
            return;
        }
        List<String> keys = new ArrayList<>();
        if (sha256.isEmpty()) {
            next.stream().forEach(row -> keys.add(data.get().rowKey(row)));
        }
        String label =
                next.isEmpty()
                        ? Texts.of("step.selection.clear")
                        : Texts.of("step.selection", next.cardinality());
        Map<String, Value> values =
                Map.of(
                        "row_keys",
                        Value.ofStrings(keys),
                        "rows_sha256",
                        sha256.isEmpty() ? Value.Nil.NIL : Value.of(sha256),
                        "dataset",
                        Value.of(source.get().id().toString()));
        submit(label, values);
    }

    private void submit(String label, Map<String, Value> values) {
        Operation operation =
                mine().<Operation>map(entity -> new Operation.Update(entity.id(), values))
                        .orElseGet(
                                () -> new Operation.Create(room.newId(), Kinds.SELECTION, values));
        var _ = room.submit(label, operation);
    }

    /// The one that I may change: the current one, else one of my own.
    private Optional<Entity> mine() {
        return current.filter(entity -> room.access().mayUpdate(entity, "row_keys", "rows_sha256"))
                .or(() ->
                        room.document().ofKind(Kinds.SELECTION).stream()
                                .filter(entity -> !isSaved(entity))
                                .filter(entity -> entity.owner().equals(room.me()))
                                .findFirst());
    }

    private void read(Document document) {
        String source = table.source().map(entity -> entity.id().toString()).orElse("");
        List<Entity> all =
                document.ofKind(Kinds.SELECTION).stream()
                        .filter(entity -> entity.text("dataset", "").equals(source))
                        .toList();
        showSaved(all);
        current =
                all.stream()
                        .filter(entity -> !isSaved(entity))
                        .max(Comparator.comparingLong(SelectionModel::changedAt));
        Optional<DataSet> data = table.dataSet();
        wanted = current.map(entity -> entity.text("rows_sha256", "")).orElse("");
        if (wanted.isEmpty() || data.isEmpty()) {
            show(named(data));
        } else if (wanted.equals(known)) {
            show(knownRows);
        } else {
            fetch(wanted, data.get().rowCount());
        }
    }

    private static boolean isSaved(Entity entity) {
        return !entity.text("label", "").isEmpty();
    }

    private void showSaved(List<Entity> all) {
        List<Saved> now =
                all.stream()
                        .filter(SelectionModel::isSaved)
                        .map(entity ->
                                new Saved(
                                        entity.id(),
                                        entity.text("label", ""),
                                        entity.owner(),
                                        room.access().mayDelete(entity)))
                        .sorted(
                                Comparator.comparing(Saved::label, String.CASE_INSENSITIVE_ORDER)
                                        .thenComparing(Saved::id))
                        .toList();
        if (!now.equals(saved)) {
            saved.setAll(now);
        }
    }

    private BitSet named(Optional<DataSet> data) {
        BitSet named = new BitSet();
        data.ifPresent(set ->
                current.map(entity -> Value.strings(entity.get("row_keys")))
                        .orElse(List.of())
                        .forEach(key -> set.rowOf(key).ifPresent(named::set)));
        return named;
    }

    private void fetch(String sha256, int rowCount) {
        var _ =
                blobs.get(sha256, rowCount)
                        .whenCompleteAsync(
                                (found, failure) -> {
                                    if (!sha256.equals(wanted)) {
                                        return;
                                    }
                                    if (failure == null) {
                                        known = sha256;
                                        knownRows = found;
                                        show(found);
                                    } else {
                                        show(new BitSet());
                                        notices.warning(
                                                Texts.of("selection.notshown", reason(failure)));
                                    }
                                },
                                room.inbox());
    }

    private void show(BitSet now) {
        if (!now.equals(rows.get())) {
            rows.set(now);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return String.valueOf((cause == null ? failure : cause).getMessage());
    }

    private static long changedAt(Entity entity) {
        Property keys = entity.property("row_keys");
        return keys == null ? 0 : keys.setAt();
    }
}
