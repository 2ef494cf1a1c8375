package org.orrery.ui.annotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Vec3;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.session.Member;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The annotations of the room and what can be done with them.
public final class AnnotationsViewModel {
    private final RoomModel room;
    private final TableModel table;
    private final ObservableList<AnnotationThread> threads = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<EntityId>> open =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Draft>> draft =
            new SimpleObjectProperty<>(Optional.empty());

    /// An annotation that is being written.
    ///
    /// @param row -1 for what is not about a row
    /// @param insight what it is about, instead of a row or a place
    public record Draft(int row, Vec3 position, String subject, Optional<EntityId> insight) {}

    public AnnotationsViewModel(RoomModel room, TableModel table) {
        this.room = room;
        this.table = table;
        room.watch(
                Set.of(Kinds.ANNOTATION, Kinds.COMMENT, Kinds.MEMBER, Kinds.INSIGHT),
                (_, after) -> read(after));
        table.dataSetProperty().subscribe(() -> read(room.document()));
    }

    /// All threads, open ones first, then the newest.
    public ObservableList<AnnotationThread> threads() {
        return threads;
    }

    /// The thread that is shown in full.
    public ObjectProperty<Optional<EntityId>> openProperty() {
        return open;
    }

    public ObjectProperty<Optional<Draft>> draftProperty() {
        return draft;
    }

    public Optional<AnnotationThread> thread(EntityId id) {
        return threads.stream().filter(thread -> thread.id().equals(id)).findFirst();
    }

    /// Begins an annotation on a row.
    public void begin(int row, Vec3 position) {
        open.set(Optional.empty());
        draft.set(Optional.of(new Draft(row, position, subject(row), Optional.empty())));
    }

    /// Begins an annotation on the result of an analysis.
    public void beginAbout(EntityId insight) {
        open.set(Optional.empty());
        draft.set(
                Optional.of(
                        new Draft(
                                -1,
                                Vec3.ZERO,
                                titleOf(room.document(), insight.toString()),
                                Optional.of(insight))));
    }

    private static String titleOf(Document document, String insight) {
        return document.ofKind(Kinds.INSIGHT).stream()
                .filter(entity -> entity.id().toString().equals(insight))
                .map(entity -> entity.text("title", ""))
                .findFirst()
                .orElse(Texts.of("annotation.insight.gone"));
    }

    public void cancel() {
        draft.set(Optional.empty());
    }

    /// Publishes the draft; says whether there was something to publish.
    public boolean publish(String body) {
        Optional<Draft> written = draft.get();
        if (written.isEmpty() || body.isBlank()) {
            return false;
        }
        Vec3 at = written.get().position();
        Map<String, Value> values = new HashMap<>();
        values.put("body", Value.of(body.strip()));
        values.put("position", Value.ofNumbers(at.x(), at.y(), at.z()));
        values.put("color", Value.of(room.member(room.me()).map(Member::colour).orElse("#6E7681")));
        table.dataSet()
                .filter(_ -> written.get().row() >= 0)
                .ifPresent(data -> {
                    values.put("dataset_sha256", Value.of(data.sha256()));
                    values.put("row_key", Value.of(data.rowKey(written.get().row())));
                });
        written.get()
                .insight()
                .ifPresent(insight -> values.put("insight", Value.of(insight.toString())));
        EntityId id = room.newId();
        var _ =
                room.submit(
                        Texts.of("step.annotation.add"),
                        new Operation.Create(id, Kinds.ANNOTATION, values));
        draft.set(Optional.empty());
        open.set(Optional.of(id));
        return true;
    }

    public boolean reply(EntityId annotation, String body) {
        if (body.isBlank()) {
            return false;
        }
        var _ =
                room.submit(
                        Texts.of("step.comment.add"),
                        new Operation.Create(
                                room.newId(),
                                Kinds.COMMENT,
                                Map.of(
                                        "annotation", Value.of(annotation.toString()),
                                        "body", Value.of(body.strip()))));
        return true;
    }

    public void setResolved(AnnotationThread thread, boolean resolved) {
        var _ =
                room.submit(
                        Texts.of(resolved ? "step.annotation.resolve" : "step.annotation.reopen"),
                        new Operation.Update(thread.id(), "resolved", Value.of(resolved)));
    }

    /// Deletes a thread with its replies, as far as they may be deleted.
    public void delete(AnnotationThread thread) {
        List<Operation> operations = new ArrayList<>();
        thread.replies().stream()
                .filter(AnnotationThread.Reply::deletable)
                .forEach(reply -> operations.add(new Operation.Delete(reply.id())));
        operations.add(new Operation.Delete(thread.id()));
        open.set(Optional.empty());
        var _ = room.submit(Texts.of("step.annotation.delete"), operations);
    }

    public void deleteReply(AnnotationThread.Reply reply) {
        var _ = room.submit(Texts.of("step.comment.delete"), new Operation.Delete(reply.id()));
    }

    /// The text of an annotation or comment as it is in the room now.
    public String body(EntityId id) {
        Entity entity = room.client().document().entity(id);
        return entity == null ? "" : entity.text("body", "");
    }

    void edit(EntityId id, SharedTextEditor editor) {
        TextDelta change = editor.change(body(id));
        if (!change.isNothing()) {
            var _ =
                    room.submit(
                            Texts.of("step.annotation.edit"),
                            new Operation.EditText(id, "body", change));
        }
    }

    /// A row in a few words: its text and category values, and what looks like a year.
    public String subject(int row) {
        Optional<DataSet> data = table.dataSet();
        if (data.isEmpty() || row < 0 || row >= data.get().rowCount()) {
            return Texts.of("annotation.place");
        }
        List<Column> columns = data.get().columns();
        List<String> words =
                columns.stream()
                        .filter(column -> !(column instanceof NumberColumn) || isYear(column))
                        .filter(column -> !column.isMissing(row))
                        .map(column -> column.textAt(row))
                        .limit(3)
                        .collect(Collectors.toCollection(ArrayList::new));
        if (words.isEmpty()) {
            columns.stream()
                    .limit(2)
                    .forEach(c -> words.add(c.header().title() + " " + c.textAt(row)));
        }
        return String.join(" · ", words);
    }

    private static boolean isYear(Column column) {
        return column.name().toLowerCase(java.util.Locale.ROOT).contains("year");
    }

    private void read(Document document) {
        Map<String, List<Entity>> replies =
                document.ofKind(Kinds.COMMENT).stream()
                        .collect(Collectors.groupingBy(comment -> comment.text("annotation", "")));
        List<AnnotationThread> now =
                document.ofKind(Kinds.ANNOTATION).stream()
                        .sorted(Comparator.comparingLong(Entity::createdAt).reversed())
                        .map(entity ->
                                thread(
                                        entity,
                                        replies.getOrDefault(entity.id().toString(), List.of())))
                        .sorted(Comparator.comparing(AnnotationThread::resolved))
                        .toList();
        if (!now.equals(threads)) {
            threads.setAll(now);
        }
        open.get().filter(id -> thread(id).isEmpty()).ifPresent(_ -> open.set(Optional.empty()));
    }

    private AnnotationThread thread(Entity entity, List<Entity> comments) {
        int row = row(entity);
        String insight = entity.text("insight", "");
        double[] at = Value.numbers(entity.get("position"));
        return new AnnotationThread(
                entity.id(),
                entity.owner(),
                entity.text("body", ""),
                entity.createdMillis(),
                insight.isEmpty() ? subject(row) : titleOf(room.document(), insight),
                row,
                insight.isEmpty(),
                at.length == 3 ? new Vec3(at[0], at[1], at[2]) : Vec3.ZERO,
                entity.flag("resolved", false),
                entity.text("color", "#6E7681"),
                room.access().mayUpdate(entity, "body"),
                room.access().mayUpdate(entity, "resolved"),
                room.access().mayDelete(entity),
                comments.stream()
                        .sorted(
                                Comparator.comparingLong(Entity::createdAt)
                                        .thenComparing(Entity::id))
                        .map(this::reply)
                        .toList());
    }

    private AnnotationThread.Reply reply(Entity comment) {
        return new AnnotationThread.Reply(
                comment.id(),
                comment.owner(),
                comment.text("body", ""),
                comment.createdMillis(),
                room.access().mayUpdate(comment, "body"),
                room.access().mayDelete(comment));
    }

    private int row(Entity entity) {
        return table.dataSet()
                .filter(data -> data.sha256().equals(entity.text("dataset_sha256", "")))
                .map(data -> data.rowOf(entity.text("row_key", "")).orElse(-1))
                .orElse(-1);
    }
}
