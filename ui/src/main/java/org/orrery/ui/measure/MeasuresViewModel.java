package org.orrery.ui.measure;

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
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.scene3d.PickTarget;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.session.Member;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The distances that the room measures. Two picks make one.
public final class MeasuresViewModel {
    private final RoomModel room;
    private final TableModel table;
    private final ObservableList<Measure> measures = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Measure.End>> begun =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    public MeasuresViewModel(RoomModel room, TableModel table) {
        this.room = room;
        this.table = table;
        room.watch(Set.of(Kinds.MEASURE, Kinds.MEMBER), (_, after) -> read(after));
        table.dataSetProperty().subscribe(() -> read(room.document()));
    }

    /// The oldest first.
    public ObservableList<Measure> measures() {
        return measures;
    }

    /// The end that was picked, while the other one is not.
    public ReadOnlyObjectProperty<Optional<Measure.End>> begunProperty() {
        return begun.getReadOnlyProperty();
    }

    public void cancel() {
        begun.set(Optional.empty());
    }

    /// Takes an end; the second one makes the measure.
    public void pick(PickTarget target) {
        Measure.End end =
                target instanceof PickTarget.RowPick(int row, Vec3 at)
                        ? new Measure.End(row, true, at)
                        : new Measure.End(-1, false, target.position());
        Optional<Measure.End> first = begun.get();
        if (first.isEmpty()) {
            begun.set(Optional.of(end));
        } else if (!first.get().equals(end)) {
            begun.set(Optional.empty());
            create(first.get(), end);
        }
    }

    /// Measures between two rows; says whether there were two.
    public boolean between(BitSet rows) {
        if (rows.cardinality() != 2) {
            return false;
        }
        int first = rows.nextSetBit(0);
        create(
                new Measure.End(first, true, Vec3.ZERO),
                new Measure.End(rows.nextSetBit(first + 1), true, Vec3.ZERO));
        return true;
    }

    public void remove(Measure measure) {
        var _ = room.submit(Texts.of("step.measure.remove"), new Operation.Delete(measure.id()));
    }

    private void create(Measure.End from, Measure.End to) {
        Map<String, Value> values = new HashMap<>();
        bind(values, "a", from);
        bind(values, "b", to);
        table.dataSet()
                .filter(_ -> from.bound() || to.bound())
                .ifPresent(data -> values.put("dataset_sha256", Value.of(data.sha256())));
        values.put("color", Value.of(room.member(room.me()).map(Member::colour).orElse("#6E7681")));
        var _ =
                room.submit(
                        Texts.of("step.measure"),
                        new Operation.Create(room.newId(), Kinds.MEASURE, values));
    }

    private void bind(Map<String, Value> values, String which, Measure.End end) {
        Vec3 at = end.place();
        values.put("position_" + which, Value.ofNumbers(at.x(), at.y(), at.z()));
        table.dataSet()
                .filter(data -> end.row() >= 0 && end.row() < data.rowCount())
                .ifPresent(
                        data -> values.put("row_key_" + which, Value.of(data.rowKey(end.row()))));
    }

    private void read(Document document) {
        List<Measure> now =
                document.ofKind(Kinds.MEASURE).stream()
                        .sorted(
                                Comparator.comparingLong(Entity::createdAt)
                                        .thenComparing(Entity::id))
                        .map(entity ->
                                new Measure(
                                        entity.id(),
                                        entity.owner(),
                                        entity.text("color", "#6E7681"),
                                        end(entity, "a"),
                                        end(entity, "b"),
                                        room.access().mayDelete(entity)))
                        .toList();
        if (!now.equals(measures)) {
            measures.setAll(now);
        }
    }

    private Measure.End end(Entity entity, String which) {
        String key = entity.text("row_key_" + which, "");
        Optional<DataSet> data =
                table.dataSet()
                        .filter(each -> each.sha256().equals(entity.text("dataset_sha256", "")));
        return new Measure.End(
                data.map(each -> each.rowOf(key).orElse(-1)).orElse(-1),
                !key.isEmpty(),
                Measure.place(entity, "position_" + which));
    }
}
