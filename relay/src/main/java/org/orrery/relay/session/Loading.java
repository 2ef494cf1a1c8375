package org.orrery.relay.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.LogException;
import org.orrery.relay.room.Room;
import org.orrery.relay.room.RoomSetup;
import org.orrery.relay.room.RoomThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes rooms of what is stored: the newest snapshot, then the log, which they follow from then on. Safe on any thread; what
/// touches a room runs on the room's.
final class Loading {

    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    private final Rooms.Parts parts;
    private final Brief brief;
    private final Consumer<LiveRoom> failed;

    /// @param brief keeps what has to be known of a session without its log
    /// @param failed is told, on the room's thread, a room that could not take an entry
    Loading(Rooms.Parts parts, Brief brief, Consumer<LiveRoom> failed) {
        this.parts = parts;
        this.brief = brief;
        this.failed = failed;
    }

    /// A session's room; completes exceptionally with [LogException] when its log cannot be read.
    CompletionStage<LiveRoom> load(SessionRecord session) {
        SessionId id = session.sessionId();
        return CompletableFuture.runAsync(() -> checkNotArchived(id), parts.blocking())
                .thenCompose(_ -> parts.log().lastSequence(id))
                .thenApplyAsync(last -> snapshot(id, last), parts.blocking())
                .thenCompose(snapshot -> replay(session, snapshot));
    }

    private void checkNotArchived(SessionId id) {
        if (parts.directory().isArchived(id)) {
            throw new SessionArchived(id);
        }
    }

    /// Whether it failed because the session's log is in one file.
    static boolean isArchived(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof SessionArchived;
    }

    /// A snapshot is made of durable entries only; one that is newer than the log proves that entries were lost.
    private Document snapshot(SessionId id, long last) {
        Document newest = parts.snapshots().newest(id, Long.MAX_VALUE).orElse(Document.EMPTY);
        if (newest.sequence() > last) {
            throw new LogException(
                    "the log of session "
                            + id
                            + " ends with entry "
                            + last
                            + ", but there was an entry "
                            + newest.sequence(),
                    null);
        }
        return newest;
    }

    private CompletionStage<LiveRoom> replay(SessionRecord session, Document snapshot) {
        SessionId id = session.sessionId();
        RoomThread thread = parts.threads().get();
        RoomSetup setup = new RoomSetup(id, parts.log(), thread, parts.limits(), parts.observer());
        CompletableFuture<LiveRoom> result = new CompletableFuture<>();
        Room room = new Room(setup, snapshot);
        Snapshooter snapshooter =
                new Snapshooter(parts.snapshots(), id, snapshot.sequence(), parts.snapshotEvery());
        Delivery delivery = new Delivery(id, room, snapshooter, result);
        parts.log()
                .follow(
                        id,
                        snapshot.sequence(),
                        entries -> thread.execute(() -> delivery.deliver(entries)))
                .whenComplete((following, failure) -> {
                    if (failure != null) {
                        result.completeExceptionally(failure);
                    } else {
                        LiveRoom loaded =
                                new LiveRoom(session, room, thread, following, snapshooter);
                        thread.execute(() -> open(loaded, result));
                    }
                });
        return result;
    }

    /// A session whose creation was cut short gets its first scene now.
    private void open(LiveRoom loaded, CompletableFuture<LiveRoom> result) {
        Room room = loaded.onThread();
        room.opened();
        if (room.document().entity(loaded.session().sessionId().entity()) != null) {
            brief.keep(loaded);
            var _ = room.meeting().startIfDue().thenAccept(_ -> result.complete(loaded));
            return;
        }
        var _ =
                room.write("Create session", FirstScene.operations(loaded.session()))
                        .thenAccept(outcome -> {
                            if (outcome.isPresent()) {
                                result.complete(loaded);
                            } else {
                                result.completeExceptionally(
                                        new LogException("the log takes nothing", null));
                            }
                        });
    }

    /// What the log hands back to one room, on the room's thread.
    private final class Delivery {
        private final SessionId id;
        private final Room room;
        private final Snapshooter snapshooter;
        private final CompletableFuture<LiveRoom> loaded;

        Delivery(
                SessionId id,
                Room room,
                Snapshooter snapshooter,
                CompletableFuture<LiveRoom> loaded) {
            this.id = id;
            this.room = room;
            this.snapshooter = snapshooter;
            this.loaded = loaded;
        }

        /// The catch-all of a room: an entry that it cannot take is a bug; the room is loaded anew rather than left in doubt.
        void deliver(List<Entry> entries) {
            try {
                room.committed(entries);
                snapshooter.reached(room.document());
                if (isLoaded()) {
                    brief.keep(loaded.join());
                }
            } catch (RuntimeException bug) {
                LOG.error("session {} failed at an entry", id, bug);
                if (isLoaded()) {
                    failed.accept(loaded.join());
                }
            }
        }

        private boolean isLoaded() {
            return loaded.isDone() && !loaded.isCompletedExceptionally();
        }
    }
}
