package org.orrery.relay.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.orrery.model.id.IdSource;
import org.orrery.model.id.SessionId;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.SessionView;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.log.LogException;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.log.SnapshotStore;
import org.orrery.relay.log.StorageListener;
import org.orrery.relay.policy.Policies;
import org.orrery.relay.room.RoomLimits;
import org.orrery.relay.room.RoomObserver;
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

    private final Loading loading;
    private final SessionLooks looks;

    /// Sessions that were to start and could not be loaded.
    private final Set<SessionId> unstartable = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    public Rooms(Parts parts) {
        this.parts = parts;
        this.looks = new SessionLooks(this, parts.directory());
        this.loading =
                new Loading(
                        parts,
                        new Brief(parts.directory(), parts.blocking()),
                        room -> unload(room, CloseReason.RESYNC));
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
        loading.load(session)
                .whenComplete((room, failure) -> {
                    if (failure == null) {
                        looks.restsNoMore(session.sessionId());
                        mine.complete(room);
                    } else {
                        if (!Loading.isArchived(failure)) {
                            LOG.error("session {} cannot be opened", session.sessionId(), failure);
                        }
                        live.remove(session.sessionId(), mine);
                        mine.completeExceptionally(failure);
                    }
                });
        return mine;
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
        return looks.states();
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
            looks.restsNoMore(id);
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
            looks.restsNoMore(id);
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
        looks.restsNoMore(id);
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
        return looks.page(tenant, offset, limit);
    }

    public CompletionStage<SessionView> view(SessionRecord session) {
        return looks.view(session);
    }

    /// Unloads rooms that have been empty for long enough, and loads those that are to start. Called every few seconds.
    public void sweep() {
        startWhatIsDue(Instant.now());
        for (LiveRoom room : loaded()) {
            room.thread()
                    .execute(() -> {
                        if (room.hasRestedFor(parts.unloadAfter())) {
                            unload(room, CloseReason.RESTARTING);
                        }
                    });
        }
    }

    /// A session is started by its room. One that cannot be loaded is tried once only.
    private void startWhatIsDue(Instant now) {
        for (SessionRecord session : parts.directory().all()) {
            SessionId id = session.sessionId();
            if (Schedule.isDue(session, now) && isAway(id) && !unstartable.contains(id)) {
                room(session)
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                unstartable.add(id);
                            }
                        });
            }
        }
    }

    /// On the room's thread.
    private void unload(LiveRoom room, CloseReason reason) {
        if (!room.leave()) {
            return;
        }
        SessionId id = room.session().sessionId();
        looks.rests(room);
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
