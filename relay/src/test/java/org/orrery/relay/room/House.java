package org.orrery.relay.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.orrery.model.document.Document;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.value.Value;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.relay.setting.RelaySettings;
import org.orrery.testkit.time.VirtualTime;

/// A room on virtual time with a log that the test works by hand.
final class House {

    static final EntityId VIEW = new EntityId(new UUID(7, 1));
    private static final SessionId SESSION = new SessionId(new UUID(7, 7));

    final VirtualTime time = new VirtualTime();
    final VirtualThread thread = new VirtualThread(time);
    final HeldLog log = new HeldLog(time);
    final List<Integer> ticks = new ArrayList<>();
    final RoomLimits limits;
    Room room;

    House() {
        this(RelaySettings.defaultLimits());
    }

    House(SessionState state) {
        this(RelaySettings.defaultLimits(), Map.of("state", Value.of(state.wireName())));
    }

    House(RoomLimits limits) {
        this(limits, Map.of());
    }

    private House(RoomLimits limits, Map<String, Value> more) {
        this.limits = limits;
        this.room = open();
        var _ =
                room.write(
                        "Create session",
                        List.of(
                                new Operation.Create(SESSION.entity(), "session", session(more)),
                                new Operation.Create(
                                        VIEW,
                                        "view",
                                        Map.of("visualization_type", Value.of("scatter_3d")))));
        pass(Duration.ZERO);
    }

    private static Map<String, Value> session(Map<String, Value> more) {
        Map<String, Value> properties = new TreeMap<>(more);
        properties.put("title", Value.of("Test"));
        properties.put("session_type", Value.of("analytics_session"));
        properties.put("host_user_id", Value.of("host"));
        return properties;
    }

    private Room open() {
        RoomObserver observer =
                new RoomObserver() {
                    @Override
                    public void tickChanged(int millis) {
                        ticks.add(millis);
                    }
                };
        Room opened =
                new Room(new RoomSetup(SESSION, log, thread, limits, observer), Document.EMPTY);
        var _ = log.follow(SESSION, 0, entries -> thread.execute(() -> opened.committed(entries)));
        pass(Duration.ZERO);
        opened.opened();
        return opened;
    }

    /// The relay dies and starts again on the same log.
    void restart() {
        log.release(SESSION);
        room = open();
    }

    void pass(Duration span) {
        time.run(span);
    }

    void settle() {
        pass(Duration.ofMillis(1));
    }

    JoinOutcome join(String user, Role role) {
        CompletableFuture<JoinOutcome> outcome =
                room.join(new JoinSession(new UserId(user), user, role, null, false))
                        .toCompletableFuture();
        settle();
        return outcome.join();
    }

    /// Somebody who has joined and said hello.
    Guest enter(String user) {
        return enter(user, Role.COLLABORATOR);
    }

    Guest enter(String user, Role role) {
        join(user, role);
        Guest guest = new Guest(room, user).hello();
        settle();
        return guest;
    }
}
