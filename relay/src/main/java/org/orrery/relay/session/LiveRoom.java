package org.orrery.relay.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.orrery.protocol.CloseReason;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.room.Room;
import org.orrery.relay.room.RoomThread;

/// A loaded room with its thread. Others reach the room by [#ask(Function)] only.
public final class LiveRoom {

    private final Room room;
    private final RoomThread thread;
    private final SessionLog.Following following;
    private final Snapshooter snapshooter;

    /// What is known of the session without its log; written on the room's thread, read by anybody.
    private volatile SessionRecord session;

    /// When the room was last asked for or not empty; written by any thread that asks, read by the sweep that unloads rooms.
    private volatile long usedNanos;

    /// Set once, by whoever finds first that the room has to go.
    private final AtomicBoolean leaving = new AtomicBoolean();

    LiveRoom(
            SessionRecord session,
            Room room,
            RoomThread thread,
            SessionLog.Following following,
            Snapshooter snapshooter) {
        this.session = session;
        this.room = room;
        this.thread = thread;
        this.following = following;
        this.snapshooter = snapshooter;
        this.usedNanos = thread.nanos();
    }

    public SessionRecord session() {
        return session;
    }

    void session(SessionRecord changed) {
        session = changed;
    }

    public RoomThread thread() {
        return thread;
    }

    public int people() {
        return room.figures().people();
    }

    public int connections() {
        return room.figures().connections();
    }

    /// Runs `question` on the room's thread.
    public <T> CompletionStage<T> ask(Function<Room, T> question) {
        usedNanos = thread.nanos();
        return look(question);
    }

    /// Like [#ask(Function)], without keeping an empty room loaded by it.
    <T> CompletionStage<T> look(Function<Room, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                answer.complete(question.apply(room));
            } catch (RuntimeException failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    /// The room itself, for code that is on its thread.
    public Room onThread() {
        return room;
    }

    /// Whether the room has been empty and unasked for that long. On its thread.
    boolean hasRestedFor(Duration rest) {
        if (!room.isIdle()) {
            usedNanos = thread.nanos();
        }
        return thread.nanos() - usedNanos >= rest.toNanos();
    }

    /// Whether the caller is the first to end the room.
    boolean leave() {
        return leaving.compareAndSet(false, true);
    }

    /// Ends the room and keeps nothing of it. On its thread.
    void abandon(CloseReason reason) {
        room.close(reason);
        following.stop();
    }

    /// Keeps a snapshot of the document as it is now. On its thread.
    CompletionStage<Void> keep() {
        return snapshooter.last(room.document());
    }

    /// Ends the room; completes when its last snapshot is kept. On its thread.
    CompletionStage<Void> end(CloseReason reason) {
        room.close(reason);
        following.stop();
        return snapshooter.last(room.document());
    }
}
