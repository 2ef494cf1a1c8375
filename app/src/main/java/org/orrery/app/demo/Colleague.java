package org.orrery.app.demo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.protocol.message.MemberPose;

/// A simulated member: a client like any other, over a connection of its own, that does what a colleague might do. All its
/// doings happen on the demo's timer thread.
final class Colleague implements AutoCloseable {

    private static final long POSE_MILLIS = 50;

    private final MeasuredRoom room;
    private final ScheduledFuture<?> walking;
    private final Wander wander;
    private final long startNanos = System.nanoTime();
    private volatile MemberPose.Tool tool = MemberPose.Tool.FLY;
    private volatile @Nullable UserId following;

    Colleague(MeasuredRoom room, Wander wander, ScheduledExecutorService timer) {
        this.room = room;
        this.wander = wander;
        walking =
                timer.scheduleAtFixedRate(
                        this::step, POSE_MILLIS, POSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    MeasuredRoom room() {
        return room;
    }

    /// Takes a tool in hand, for the others to see.
    void hold(MemberPose.Tool newTool) {
        tool = newTool;
    }

    /// Shows the others that it follows somebody; `null` for nobody.
    void follow(@Nullable UserId user) {
        following = user;
    }

    void say(String text) {
        submitQuietly("Chat", create(Kinds.CHAT, Map.of("body", Value.of(text))));
    }

    EntityId annotate(String sha256, String rowKey, Vec3 position, String text) {
        EntityId id = room.ids().nextEntity();
        submit(
                "Annotate",
                new Operation.Create(
                        id,
                        Kinds.ANNOTATION,
                        Map.of(
                                "body", Value.of(text),
                                "dataset_sha256", Value.of(sha256),
                                "row_key", Value.of(rowKey),
                                "position",
                                        Value.ofNumbers(position.x(), position.y(), position.z()),
                                "resolved", Value.of(false))));
        return id;
    }

    void comment(EntityId annotation, String text) {
        submit(
                "Comment",
                create(
                        Kinds.COMMENT,
                        Map.of(
                                "annotation", Value.of(annotation.toString()),
                                "body", Value.of(text))));
    }

    EntityId filter(EntityId dataset, String column, double minimum, double maximum) {
        EntityId id = room.ids().nextEntity();
        submit(
                "Filter",
                new Operation.Create(
                        id,
                        Kinds.FILTER,
                        Map.of(
                                "dataset", Value.of(dataset.toString()),
                                "column", Value.of(column),
                                "minimum", Value.of(minimum),
                                "maximum", Value.of(maximum),
                                "enabled", Value.of(true))));
        return id;
    }

    void remove(EntityId id) {
        if (room.document().entity(id) != null) {
            submit("Remove", new Operation.Delete(id));
        }
    }

    void raiseHand(boolean raised) {
        Members.of(room.document(), room.user())
                .map(Entity::id)
                .ifPresent(id ->
                        submit(
                                raised ? "Raise hand" : "Lower hand",
                                new Operation.Update(id, "hand_raised", Value.of(raised))));
    }

    void bookmark(String name, String order, Vec3 position) {
        submit(
                "Bookmark",
                create(
                        Kinds.BOOKMARK,
                        Map.of(
                                "name", Value.of(name),
                                "order", Value.of(order),
                                "camera_position",
                                        Value.ofNumbers(position.x(), position.y(), position.z()),
                                "camera_target", Value.ofNumbers(0, 0, 0))));
    }

    private Operation create(String kind, Map<String, Value> properties) {
        return new Operation.Create(room.ids().nextEntity(), kind, properties);
    }

    private void submit(String label, Operation operation) {
        var _ = room.submit(label, List.of(operation));
    }

    private void submitQuietly(String label, Operation operation) {
        var _ = room.submitWithoutUndo(label, List.of(operation));
    }

    private void step() {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        room.updatePresence(new MemberPose(0, tool, 0, wander.at(seconds), followedSlot(), 0));
    }

    private int followedSlot() {
        UserId followed = following;
        return followed == null
                ? -1
                : Members.of(room.document(), followed)
                        .map(member -> (int) member.number("slot", -1))
                        .orElse(-1);
    }

    @Override
    public void close() {
        walking.cancel(false);
        room.close();
    }
}
