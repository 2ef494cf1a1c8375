package org.orrery.ui.bookmark;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.operation.Operation;
import org.orrery.model.order.FractionalIndex;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The shared list of places. Moving one changes that one alone.
public final class BookmarksViewModel {
    private static final int LONGEST_NAME = 200;
    private final RoomModel room;
    private final Supplier<Pose> camera;
    private final Consumer<Pose> goTo;
    private final ObservableList<Bookmark> bookmarks = FXCollections.observableArrayList();

    /// @param camera where I am now
    /// @param goTo brings me to a place
    public BookmarksViewModel(RoomModel room, Supplier<Pose> camera, Consumer<Pose> goTo) {
        this.room = room;
        this.camera = camera;
        this.goTo = goTo;
        room.watch(Set.of(Kinds.BOOKMARK, Kinds.MEMBER), (_, after) -> read(after));
    }

    public ObservableList<Bookmark> bookmarks() {
        return bookmarks;
    }

    /// What a new place is called when nobody says otherwise.
    public String suggestedName() {
        return Texts.of("bookmark.suggested", bookmarks.size() + 1);
    }

    /// Remembers where I am, with chart and filters, at the end of the list.
    public void add(String name) {
        Pose pose = camera.get();
        String order =
                FractionalIndex.between(
                        bookmarks.isEmpty() ? null : bookmarks.getLast().order(), null);
        Map<String, Value> values = new HashMap<>(BookmarkScene.capture(room.document()));
        values.put("name", Value.of(clean(name)));
        values.put("order", Value.of(order));
        values.put("camera_position", numbers(pose.position()));
        values.put("camera_target", numbers(pose.target()));
        var _ =
                room.submit(
                        Texts.of("step.bookmark.add", clean(name)),
                        new Operation.Create(room.newId(), Kinds.BOOKMARK, values));
    }

    /// Brings me there; the room stays as it is.
    public void go(Bookmark bookmark) {
        goTo.accept(bookmark.pose());
    }

    /// Whether the bookmark keeps another chart or other filters than the room has now.
    public boolean differs(Bookmark bookmark) {
        Entity entity = room.document().entity(bookmark.id());
        return entity != null && BookmarkScene.differs(room.document(), entity);
    }

    /// Shows everybody the chart and the filters that the bookmark keeps.
    public void restore(Bookmark bookmark) {
        Entity entity = room.document().entity(bookmark.id());
        if (entity == null) {
            return;
        }
        List<Operation> operations = BookmarkScene.operations(room.document(), entity, room::newId);
        if (!operations.isEmpty()) {
            var _ = room.submit(Texts.of("step.bookmark.restore", bookmark.name()), operations);
        }
    }

    public void rename(Bookmark bookmark, String name) {
        if (!clean(name).equals(bookmark.name())) {
            var _ =
                    room.submit(
                            Texts.of("step.bookmark.rename", clean(name)),
                            new Operation.Update(bookmark.id(), "name", Value.of(clean(name))));
        }
    }

    public void delete(Bookmark bookmark) {
        var _ =
                room.submit(
                        Texts.of("step.bookmark.delete", bookmark.name()),
                        new Operation.Delete(bookmark.id()));
    }

    /// Moves a bookmark to a place in the list as it is without it.
    public void moveTo(Bookmark bookmark, int index) {
        List<Bookmark> others = bookmarks.stream().filter(b -> !b.equals(bookmark)).toList();
        int at = Math.clamp(index, 0, others.size());
        if (bookmarks.indexOf(bookmark) == at) {
            return;
        }
        String order = between(others, at);
        var _ =
                room.submit(
                        Texts.of("step.bookmark.move", bookmark.name()),
                        new Operation.Update(bookmark.id(), "order", Value.of(order)));
    }

    /// Two that were added at once may have equal positions; then the next free one counts.
    private static String between(List<Bookmark> others, int at) {
        @Nullable String low = at == 0 ? null : others.get(at - 1).order();
        @Nullable String high = at == others.size() ? null : others.get(at).order();
        boolean ordered = low == null || high == null || low.compareTo(high) < 0;
        return FractionalIndex.between(low, ordered ? high : null);
    }

    private void read(Document document) {
        List<Bookmark> now =
                document.ofKind(Kinds.BOOKMARK).stream()
                        .map(entity ->
                                Bookmark.of(
                                        entity, room.access().mayUpdate(entity, "name", "order")))
                        .sorted(Comparator.comparing(Bookmark::order).thenComparing(Bookmark::id))
                        .toList();
        if (!now.equals(bookmarks)) {
            bookmarks.setAll(now);
        }
    }

    private String clean(String name) {
        String line = name.strip().replaceAll("\\s+", " ");
        String some = line.isEmpty() ? suggestedName() : line;
        return some.substring(0, Math.min(some.length(), LONGEST_NAME));
    }

    private static Value numbers(Vec3 v) {
        return Value.ofNumbers(v.x(), v.y(), v.z());
    }
}
