package org.orrery.ui.annotation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Vec3;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.orrery.ui.data.RowBlobs;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.session.Member;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The annotations of the room and what can be done with them.
public final class AnnotationsViewModel {
    private final RoomModel room;
    private final AnchorReader anchors;
    private final ObservableList<AnnotationThread> threads = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<EntityId>> open =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Draft>> draft =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<EntityId>> attaching =
            new SimpleObjectProperty<>(Optional.empty());

    /// An annotation that is being written.
    ///
    /// @param anchor what it is about
    /// @param label a group in words; empty for anything else
    /// @param position where its pin stands as long as the data is not drawn
    /// @param insight the result that it is about, instead of anything in the scene
    public record Draft(
            Anchor anchor,
            String label,
            Vec3 position,
            String subject,
            Optional<EntityId> insight) {
        /// The row that it is about; -1 for anything else.
        public int row() {
            return anchor instanceof Anchor.Row(int number) ? number : -1;
        }
    }

    /// @param blobs where groups of very many rows are kept
    public AnnotationsViewModel(RoomModel room, TableModel table, RowBlobs blobs) {
        this(room, table, blobs, AnchorReader.MOST_NAMED);
    }

    /// @param mostNamed a group of more rows is kept as a blob
    AnnotationsViewModel(RoomModel room, TableModel table, RowBlobs blobs, int mostNamed) {
        this.room = room;
        this.anchors =
                new AnchorReader(
                        table, blobs, mostNamed, room.inbox(), () -> read(room.document()));
        room.watch(
                Set.of(
                        Kinds.ANNOTATION,
                        Kinds.COMMENT,
                        Kinds.MEMBER,
                        Kinds.INSIGHT,
                        Kinds.DATASET,
                        Kinds.VIEW),
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

    /// The thread that the next click, or what is selected, will be the subject of.
    public ObjectProperty<Optional<EntityId>> attachingProperty() {
        return attaching;
    }

    /// Begins an annotation on a row; on a free place for -1.
    public void begin(int row, Vec3 position) {
        begin(row < 0 ? new Anchor.Place(position) : new Anchor.Row(row), "", position);
    }

    /// Begins an annotation on several rows.
    ///
    /// @param label what they are, in words
    public void beginGroup(BitSet rows, String label, Vec3 position) {
        begin(
                rows.cardinality() == 1
                        ? new Anchor.Row(rows.nextSetBit(0))
                        : new Anchor.Group((BitSet) rows.clone()),
                label,
                position);
    }

    /// Begins an annotation on the axis that shows a column, or on a value of it.
    public void beginAxis(String column, OptionalDouble value, Vec3 position) {
        begin(new Anchor.Axis(column, value), "", position);
    }

    /// While a thread is being attached again, what would begin an annotation becomes its subject.
    private void begin(Anchor anchor, String label, Vec3 position) {
        Optional<EntityId> again = attaching.get();
        if (again.isPresent()) {
            attaching.set(Optional.empty());
            attach(again.get(), anchor, label, position);
            return;
        }
        open.set(Optional.empty());
        draft.set(
                Optional.of(
                        new Draft(
                                anchor,
                                label,
                                position,
                                anchors.words(anchor, label),
                                Optional.empty())));
    }

    private void attach(EntityId id, Anchor anchor, String label, Vec3 position) {
        var _ =
                anchors.properties(anchor, label, position)
                        .thenAcceptAsync(
                                values -> {
                                    Map<String, Value> change = new HashMap<>();
                                    AnchorReader.PROPERTIES.forEach(
                                            name -> change.put(name, Value.Nil.NIL));
                                    change.putAll(values);
                                    var _ =
                                            room.submit(
                                                    Texts.of("step.annotation.attach"),
                                                    new Operation.Update(id, change));
                                    open.set(Optional.of(id));
                                },
                                room.inbox());
    }

    /// Says who is to see to it; empty for nobody.
    public void assign(AnnotationThread thread, Optional<UserId> to) {
        if (!thread.assignee().equals(to)) {
            var _ =
                    room.submit(
                            to.map(user -> Texts.of("step.annotation.assign", room.nameOf(user)))
                                    .orElse(Texts.of("step.annotation.unassign")),
                            new Operation.Update(
                                    thread.id(),
                                    "assignee",
                                    to.<Value>map(user -> Value.of(user.value()))
                                            .orElse(Value.Nil.NIL)));
        }
    }

    /// Begins an annotation on the result of an analysis.
    public void beginAbout(EntityId insight) {
        open.set(Optional.empty());
        draft.set(
                Optional.of(
                        new Draft(
                                new Anchor.Insight(),
                                "",
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
        return publish(body, List.of());
    }

    /// Publishes the draft with pictures; says whether there was something to publish.
    public boolean publish(String body, List<Picture> pictures) {
        Optional<Draft> written = draft.get();
        if (written.isEmpty() || body.isBlank()) {
            return false;
        }
        Draft now = written.get();
        EntityId id = room.newId();
        draft.set(Optional.empty());
        var _ =
                anchors.properties(now.anchor(), now.label(), now.position())
                        .thenAcceptAsync(
                                values -> create(id, now, body.strip(), pictures, values),
                                room.inbox());
        return true;
    }

    private void create(
            EntityId id,
            Draft written,
            String body,
            List<Picture> pictures,
            Map<String, Value> anchor) {
        Map<String, Value> values = new HashMap<>(anchor);
        values.put("body", Value.of(body));
        values.put("color", Value.of(room.member(room.me()).map(Member::colour).orElse("#6E7681")));
        if (!pictures.isEmpty()) {
            values.put("images", Picture.value(pictures));
        }
        written.insight().ifPresent(insight -> values.put("insight", Value.of(insight.toString())));
        var _ =
                room.submit(
                        Texts.of("step.annotation.add"),
                        new Operation.Create(id, Kinds.ANNOTATION, values));
        open.set(Optional.of(id));
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

    /// An axis, or a value on it, in words.
    public String subject(String column, OptionalDouble value) {
        return anchors.words(new Anchor.Axis(column, value), "");
    }

    /// A row in a few words.
    public String subject(int row) {
        return anchors.row(row);
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
        String insight = entity.text("insight", "");
        Anchor anchor = anchors.read(entity, room.document());
        return new AnnotationThread(
                entity.id(),
                entity.owner(),
                entity.text("body", ""),
                entity.createdMillis(),
                insight.isEmpty()
                        ? anchors.words(anchor, entity.text("label", ""))
                        : titleOf(room.document(), insight),
                anchor,
                Picture.of(entity.get("images")),
                Optional.of(entity.text("assignee", ""))
                        .filter(user -> !user.isEmpty())
                        .map(UserId::new),
                entity.flag("resolved", false),
                entity.text("color", "#6E7681"),
                room.access().mayUpdate(entity, "body"),
                room.access().mayUpdate(entity, "row_key", "position"),
                room.access().mayUpdate(entity, "assignee"),
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
}
