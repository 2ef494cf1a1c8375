package org.orrery.relay.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Sessions;
import org.orrery.model.id.IdSource;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.SessionView;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.log.LogException;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.log.SnapshotStore;
import org.orrery.relay.log.StorageListener;
import org.orrery.relay.policy.Policies;
import org.orrery.relay.room.Room;
import org.orrery.relay.room.RoomLimits;
import org.orrery.relay.room.RoomObserver;
import org.orrery.relay.room.RoomSetup;
import org.orrery.relay.room.RoomThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The live rooms: loaded from snapshot and log when somebody asks, unloaded when nobody has been there for a while. Safe on
/// any thread.
public final class Rooms {

    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

    /// What rooms are made of.
    ///
    /// @param threads gives each new room its thread
    /// @param blocking runs what waits for the disk
    /// @param unloadAfter how long an empty room stays loaded
    /// @param snapshotEvery entries between two snapshots
    public record Parts(
            Directory directory,
            SessionLog log,
            SnapshotStore snapshots,
            Supplier<RoomThread> threads,
            Executor blocking,
            RoomLimits limits,
            RoomObserver observer,
            IdSource ids,
            Duration unloadAfter,
            int snapshotEvery) {}

    private final Parts parts;
    private final ConcurrentHashMap<SessionId, CompletableFuture<LiveRoom>> live =
            new ConcurrentHashMap<>();

    /// Views of sessions that are not loaded, whose documents therefore do not change.
    private final ConcurrentHashMap<SessionId, SessionView> resting = new ConcurrentHashMap<>();

    private volatile boolean closed;

    public Rooms(Parts parts) {
        this.parts = parts;
        parts.log().listen(this::storageChanged);
    }

    /// Makes a session and its first scene, durably.
    ///
    /// @throws IllegalArgumentException saying what is wrong with the request
    public CompletionStage<LiveRoom> create(TenantId tenant, CreateSession request) {
        return create(tenant, request, Optional.empty());
    }

    /// Like [#create(TenantId, CreateSession)], of an id that was kept for it; a session that is there already is given.
    public CompletionStage<LiveRoom> create(
            TenantId tenant, CreateSession request, Optional<SessionId> reserved) {
        Optional<SessionRecord> made = reserved.flatMap(this::find);
        if (made.isPresent()) {
            return room(made.get());
        }
        SessionRecord session =
                new SessionRecord(
                        reserved.orElseGet(parts.ids()::nextSession),
                        tenant,
                        Instant.ofEpochMilli(System.currentTimeMillis()).toString(),
                        request);
        for (Policies.Kind kind : Policies.Kind.values()) {
            String level =
                    kind == Policies.Kind.COMPLIANCE
                            ? request.complianceLevel()
                            : request.securityLevel();
            Optional<String> problem = Policies.standard().problem(kind, level);
            if (problem.isPresent()) {
                throw new IllegalArgumentException(problem.get());
            }
        }
        var _ = FirstScene.operations(session);
        return CompletableFuture.runAsync(() -> parts.directory().add(session), parts.blocking())
                .thenCompose(_ -> room(session));
    }

    public Optional<SessionRecord> find(SessionId id) {
        return parts.directory().find(id);
    }

    /// The room of a session, loaded if need be. Completes exceptionally with [LogException] when its log cannot be read.
    public CompletionStage<LiveRoom> room(SessionRecord session) {
        if (closed) {
            return CompletableFuture.failedFuture(new LogException("the relay is closing", null));
        }
        CompletableFuture<LiveRoom> mine = new CompletableFuture<>();
        CompletableFuture<LiveRoom> present = live.putIfAbsent(session.sessionId(), mine);
        if (present != null) {
            return present;
        }
        load(session)
                .whenComplete((room, failure) -> {
                    if (failure == null) {
                        resting.remove(session.sessionId());
                        mine.complete(room);
                    } else {
                        if (!isArchived(failure)) {
                            LOG.error("session {} cannot be opened", session.sessionId(), failure);
                        }
                        live.remove(session.sessionId(), mine);
                        mine.completeExceptionally(failure);
                    }
                });
        return mine;
    }

    private CompletionStage<LiveRoom> load(SessionRecord session) {
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

    private static boolean isArchived(@Nullable Throwable failure) {
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
        RoomThread thread = parts.threads().get();
        RoomSetup setup =
                new RoomSetup(
                        session.sessionId(), parts.log(), thread, parts.limits(), parts.observer());
        CompletableFuture<LiveRoom> result = new CompletableFuture<>();
        Room room = new Room(setup, snapshot);
        Snapshooter snapshooter =
                new Snapshooter(
                        parts.snapshots(),
                        session.sessionId(),
                        snapshot.sequence(),
                        parts.snapshotEvery());
        parts.log()
                .follow(
                        session.sessionId(),
                        snapshot.sequence(),
                        entries ->
                                thread.execute(() -> deliver(session, room, snapshooter, entries)))
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
            keepLevels(loaded);
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

    /// The catch-all of a room: an entry that it cannot take is a bug; the room is loaded anew rather than left in doubt.
    private void deliver(
            SessionRecord session, Room room, Snapshooter snapshooter, List<Entry> entries) {
        try {
            room.committed(entries);
            snapshooter.reached(room.document());
            present(session.sessionId()).ifPresent(this::keepLevels);
        } catch (RuntimeException bug) {
            LOG.error("session {} failed at an entry", session.sessionId(), bug);
            CompletableFuture<LiveRoom> future = live.get(session.sessionId());
            if (future != null && future.isDone() && !future.isCompletedExceptionally()) {
                unload(future.join(), CloseReason.RESYNC);
            }
        }
    }

    /// A room that is loaded by now.
    private Optional<LiveRoom> present(SessionId id) {
        CompletableFuture<LiveRoom> future = live.get(id);
        return future == null || !future.isDone() || future.isCompletedExceptionally()
                ? Optional.empty()
                : Optional.of(future.join());
    }

    /// What is known of a session without its log has its levels as well, so that they hold while the log rests. On the
    /// room's thread.
    private void keepLevels(LiveRoom loaded) {
        Entity entity = Sessions.of(loaded.onThread().document()).orElse(null);
        if (entity == null) {
            return;
        }
        SessionRecord now =
                loaded.session()
                        .withLevels(
                                SessionViews.level(entity, "compliance_level"),
                                SessionViews.level(entity, "security_level"));
        if (now.equals(loaded.session())) {
            return;
        }
        loaded.session(now);
        parts.blocking().execute(() -> parts.directory().add(now));
        var _ =
                loaded.onThread()
                        .write(
                                "Policy",
                                List.of(
                                        new Operation.Update(
                                                entity.id(),
                                                "policy",
                                                SessionViews.policy(now.request()))));
    }

    /// After a failure that left something in doubt the room is loaded anew, so that everybody is told what is in the log.
    private void storageChanged(SessionId id, StorageListener.Storage storage) {
        CompletableFuture<LiveRoom> future = live.get(id);
        if (future == null || !future.isDone() || future.isCompletedExceptionally()) {
            return;
        }
        LiveRoom room = future.join();
        room.thread()
                .execute(() -> {
                    room.onThread().storageChanged(storage);
                    if (storage == StorageListener.Storage.REOPENED) {
                        unload(room, CloseReason.RESYNC);
                    }
                });
    }

    /// Every tenant's sessions, in no order.
    public List<SessionRecord> all() {
        return parts.directory().all();
    }

    /// How many sessions are in which state, by its name; `not_loaded` for those that nobody has looked at since the start.
    public CompletionStage<Map<String, Integer>> states() {
        Collection<LiveRoom> rooms = loaded();
        Map<String, Integer> states = new ConcurrentSkipListMap<>();
        Set<SessionId> counted = new HashSet<>();
        List<CompletableFuture<Integer>> asked = new ArrayList<>();
        for (LiveRoom room : rooms) {
            counted.add(room.session().sessionId());
            asked.add(
                    room.look(present -> Sessions.state(present.document()).wireName())
                            .thenApply(state -> states.merge(state, 1, Integer::sum))
                            .toCompletableFuture());
        }
        for (SessionRecord session : all()) {
            if (counted.add(session.sessionId())) {
                SessionView rest = resting.get(session.sessionId());
                states.merge(rest == null ? "not_loaded" : rest.state(), 1, Integer::sum);
            }
        }
        return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .thenApply(_ -> states);
    }

    /// Puts a session's room away without a snapshot and asks its members to come back; completes when no snapshot that was
    /// asked for before is still to be written.
    public CompletionStage<Void> putAway(SessionId id) {
        CompletableFuture<LiveRoom> future = live.get(id);
        CompletionStage<Void> away =
                future == null || !future.isDone() || future.isCompletedExceptionally()
                        ? DONE
                        : future.thenCompose(room ->
                                room.ask(_ -> abandon(id, room)).thenCompose(stage -> stage));
        return away.thenCompose(_ -> {
            resting.remove(id);
            return parts.snapshots().settled();
        });
    }

    /// Puts a session's room away and loads it again from what is stored, with the whole document for everybody; completes
    /// when the new room has a snapshot.
    public CompletionStage<Void> reload(SessionId id) {
        return putAway(id)
                .thenCompose(_ ->
                        find(id).isEmpty()
                                ? DONE
                                : room(find(id).get())
                                        .thenCompose(room ->
                                                room.ask(present -> {
                                                    present.forgetTail();
                                                    return room.keep();
                                                }))
                                        .thenCompose(stage -> stage));
    }

    /// Ends a session's room for everybody; completes when it is away and its files are free.
    public CompletionStage<Void> close(SessionId id) {
        CompletableFuture<LiveRoom> future = live.get(id);
        CompletionStage<Void> away =
                future == null || !future.isDone() || future.isCompletedExceptionally()
                        ? DONE
                        : future.thenCompose(room ->
                                room.ask(
                                                _ -> {
                                                    unload(room, CloseReason.ENDED);
                                                    return DONE;
                                                })
                                        .thenCompose(stage -> stage));
        return away.thenCompose(_ -> {
            parts.log().release(id);
            resting.remove(id);
            return parts.snapshots().settled();
        });
    }

    /// Whether a session's room is not loaded.
    public boolean isAway(SessionId id) {
        return !live.containsKey(id);
    }

    /// Forgets a session whose files are about to go.
    public void forget(SessionId id) {
        parts.directory().forget(id);
        resting.remove(id);
    }

    private CompletionStage<Void> abandon(SessionId id, LiveRoom room) {
        if (room.leave()) {
            room.abandon(CloseReason.RESYNC);
            live.remove(id);
        }
        return DONE;
    }

    /// Rooms that are loaded now.
    public Collection<LiveRoom> loaded() {
        return live.values().stream()
                .filter(future -> future.isDone() && !future.isCompletedExceptionally())
                .map(CompletableFuture::join)
                .toList();
    }

    public boolean isWritable() {
        return parts.log().isWritable();
    }

    public int sessions() {
        return parts.directory().size();
    }

    /// How many sessions a tenant has.
    public int sessions(TenantId tenant) {
        return parts.directory().size(tenant);
    }

    /// A page of a tenant's sessions, the newest first; without those whose log cannot be read.
    public CompletionStage<List<SessionView>> page(TenantId tenant, int offset, int limit) {
        List<CompletableFuture<Optional<SessionView>>> views =
                parts.directory().page(tenant, offset, limit).stream()
                        .map(session ->
                                view(session)
                                        .thenApply(Optional::of)
                                        .exceptionally(_ -> Optional.empty())
                                        .toCompletableFuture())
                        .toList();
        return CompletableFuture.allOf(views.toArray(CompletableFuture<?>[]::new))
                .thenApply(_ -> views.stream().flatMap(view -> view.join().stream()).toList());
    }

    public CompletionStage<SessionView> view(SessionRecord session) {
        SessionView view = resting.get(session.sessionId());
        return view != null
                        && !live.containsKey(session.sessionId())
                        && !Schedule.isDue(view, Instant.now())
                ? CompletableFuture.completedFuture(view)
                : viewOfAny(session);
    }

    /// The view of a session, also of one whose log is in one file.
    private CompletionStage<SessionView> viewOfAny(SessionRecord session) {
        return room(session)
                .thenCompose(Rooms::view)
                .exceptionallyCompose(failure ->
                        isArchived(failure)
                                ? CompletableFuture.completedFuture(
                                        SessionViews.ofArchived(session))
                                : CompletableFuture.failedFuture(failure));
    }

    private static CompletionStage<SessionView> view(LiveRoom room) {
        return room.ask(present -> SessionViews.of(room.session(), present.document()));
    }

    /// Unloads rooms that have been empty for long enough, and loads those that are to start. Called every few seconds.
    public void sweep() {
        resting.forEach((id, view) -> {
            if (Schedule.isDue(view, Instant.now())) {
                find(id).ifPresent(this::room);
            }
        });
        for (LiveRoom room : loaded()) {
            room.thread()
                    .execute(() -> {
                        if (room.hasRestedFor(parts.unloadAfter())) {
                            unload(room, CloseReason.RESTARTING);
                        }
                    });
        }
    }

    /// On the room's thread.
    private void unload(LiveRoom room, CloseReason reason) {
        if (!room.leave()) {
            return;
        }
        SessionId id = room.session().sessionId();
        Document document = room.onThread().document();
        resting.put(id, SessionViews.of(room.session(), document));
        room.end(reason);
        live.remove(id);
        parts.log().release(id);
    }

    /// Closes every room and keeps a snapshot of each; completes when these are written.
    public CompletionStage<Void> close() {
        closed = true;
        List<CompletableFuture<Void>> ends =
                loaded().stream().map(room -> closing(room).toCompletableFuture()).toList();
        return CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new));
    }

    private CompletionStage<Void> closing(LiveRoom room) {
        return room.ask(_ -> room.leave() ? room.end(CloseReason.RESTARTING) : DONE)
                .thenCompose(stage -> stage)
                .exceptionally(failure -> {
                    LOG.warn(
                            "session {} was closed without a snapshot",
                            room.session().sessionId(),
                            failure instanceof CompletionException wrapped
                                    ? wrapped.getCause()
                                    : failure);
                    return null;
                });
    }

    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);
}
