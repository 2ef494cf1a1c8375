package org.orrery.relay.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.orrery.model.document.Sessions;
import org.orrery.model.id.SessionId;
import org.orrery.protocol.rest.SessionView;
import org.orrery.relay.access.TenantId;

/// What sessions look like from outside: a loaded one as its room says, another as it was when its room was last loaded. Safe
/// on any thread.
final class SessionLooks {

    private final Rooms rooms;
    private final Directory directory;

    /// Views of sessions that are not loaded, whose documents therefore do not change.
    private final ConcurrentHashMap<SessionId, SessionView> resting = new ConcurrentHashMap<>();

    SessionLooks(Rooms rooms, Directory directory) {
        this.rooms = rooms;
        this.directory = directory;
    }

    /// A session's room is about to be unloaded. On the room's thread.
    void rests(LiveRoom room) {
        resting.put(
                room.session().sessionId(),
                SessionViews.of(room.session(), room.onThread().document()));
    }

    void restsNoMore(SessionId id) {
        resting.remove(id);
    }

    /// How many sessions are in which state, by its name; `not_loaded` for those that nobody has looked at since the start.
    CompletionStage<Map<String, Integer>> states() {
        Map<String, Integer> states = new ConcurrentSkipListMap<>();
        Set<SessionId> counted = new HashSet<>();
        List<CompletableFuture<Integer>> asked = new ArrayList<>();
        for (LiveRoom room : rooms.loaded()) {
            counted.add(room.session().sessionId());
            asked.add(
                    room.look(present -> Sessions.state(present.document()).wireName())
                            .thenApply(state -> states.merge(state, 1, Integer::sum))
                            .toCompletableFuture());
        }
        for (SessionRecord session : directory.all()) {
            if (counted.add(session.sessionId())) {
                SessionView rest = resting.get(session.sessionId());
                states.merge(rest == null ? "not_loaded" : rest.state(), 1, Integer::sum);
            }
        }
        return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .thenApply(_ -> states);
    }

    /// A page of a tenant's sessions, the newest first; without those whose log cannot be read.
    CompletionStage<List<SessionView>> page(TenantId tenant, int offset, int limit) {
        List<CompletableFuture<Optional<SessionView>>> views =
                directory.page(tenant, offset, limit).stream()
                        .map(session ->
                                view(session)
                                        .thenApply(Optional::of)
                                        .exceptionally(_ -> Optional.empty())
                                        .toCompletableFuture())
                        .toList();
        return CompletableFuture.allOf(views.toArray(CompletableFuture<?>[]::new))
                .thenApply(_ -> views.stream().flatMap(view -> view.join().stream()).toList());
    }

    CompletionStage<SessionView> view(SessionRecord session) {
        SessionView view = resting.get(session.sessionId());
        return view != null
                        && rooms.isAway(session.sessionId())
                        && !Schedule.isDue(session, Instant.now())
                ? CompletableFuture.completedFuture(view)
                : viewOfAny(session);
    }

    /// The view of a session, also of one whose log is in one file.
    private CompletionStage<SessionView> viewOfAny(SessionRecord session) {
        return rooms.room(session)
                .thenCompose(SessionLooks::view)
                .exceptionallyCompose(failure ->
                        Loading.isArchived(failure)
                                ? CompletableFuture.completedFuture(
                                        SessionViews.ofArchived(session))
                                : CompletableFuture.failedFuture(failure));
    }

    private static CompletionStage<SessionView> view(LiveRoom room) {
        return room.ask(present -> SessionViews.of(room.session(), present.document()));
    }
}
