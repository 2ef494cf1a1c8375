package org.orrery.bench.sim;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.document.Sessions;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.Access;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.value.Value;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.relay.room.Meeting;

/// Chairs the meeting: lets people wait and in again, pauses and goes on, puts a visitor out - over the relay, and by
/// operations of the host's client and of those who may not. Has dice of its own, so that it changes no run without it.
final class Chair {

    private static final UserId VISITOR = new UserId("visitor");

    private final SimulatedRelay relay;
    private final List<SimulatedClient> clients;
    private final Random dice;

    Chair(SimulatedRelay relay, List<SimulatedClient> clients, Random dice) {
        this.relay = relay;
        this.clients = clients;
        this.dice = dice;
    }

    void act() {
        if (!relay.isUp()) {
            return;
        }
        Meeting meeting = relay.room().meeting();
        Document document = relay.room().document();
        UserId user = clients.get(dice.nextInt(clients.size())).user();
        switch (dice.nextInt(10)) {
            case 0 -> meeting.become(SessionState.PAUSED);
            case 1, 2 -> meeting.become(SessionState.LIVE);
            case 3 -> meeting.admit(user);
            case 4 -> meeting.admitAll();
            case 5 -> meeting.set(Map.of("waiting_room", Value.of(dice.nextBoolean())));
            case 6 ->
                    relay.room()
                            .join(new JoinSession(VISITOR, "Visitor", Role.ANALYST, null, true));
            case 7 -> visit(meeting);
            default -> byOperation(document, user);
        }
    }

    private void visit(Meeting meeting) {
        switch (dice.nextInt(3)) {
            case 0 -> meeting.remove(VISITOR);
            case 1 -> meeting.ban(VISITOR);
            default -> meeting.lift(VISITOR);
        }
    }

    /// Mostly the host's client, sometimes one that may not.
    private void byOperation(Document document, UserId user) {
        SimulatedClient by =
                dice.nextInt(3) > 0
                        ? clients.getFirst()
                        : clients.get(dice.nextInt(clients.size()));
        Access access = dice.nextBoolean() ? Access.WAITING : Access.ADMITTED;
        if (by.isRunning()) {
            for (Entity member : Members.of(document, user).stream().toList()) {
                by.submit(
                        List.of(
                                new Operation.Update(
                                        member.id(), "access", Value.of(access.wireName()))));
            }
        }
    }

    /// Lets everybody in and goes on.
    ///
    /// @return whether it has come to that
    boolean goOn() {
        if (!relay.isUp()) {
            return false;
        }
        Meeting meeting = relay.room().meeting();
        Document document = relay.room().document();
        boolean open =
                Sessions.state(document) == SessionState.LIVE
                        && Sessions.of(document).stream()
                                .noneMatch(session -> session.flag("waiting_room", false));
        if (!open) {
            var _ = meeting.become(SessionState.LIVE);
            var _ = meeting.set(Map.of("waiting_room", Value.of(false)));
        }
        return open && Members.of(document, Access.WAITING).isEmpty();
    }
}
