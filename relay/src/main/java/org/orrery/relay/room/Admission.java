package org.orrery.relay.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;

/// Who may come in, who waits, and who has to go, as the document has it. Confined to the room's thread.
final class Admission {

    private static final String WAITING_ROOM = "waiting_room";
    private static final String NOT_STARTED = "not_started";
    private static final String ROOM_FULL = "room_full";

    private final Supplier<Document> document;
    private final RelayPen pen;
    private final Crowd crowd;
    private final Roster roster;
    private final Entrance entrance;
    private boolean opening;
    private boolean puttingOut;

    /// Takes in a connection whose member is let in.
    interface Entrance {
        void enter(Connection connection, Entity member, ClientMessage.Hello hello);
    }

    Admission(
            Supplier<Document> document,
            RelayPen pen,
            Crowd crowd,
            Roster roster,
            Entrance entrance) {
        this.document = document;
        this.pen = pen;
        this.crowd = crowd;
        this.roster = roster;
        this.entrance = entrance;
    }

    // ---- joining

    /// What speaks against letting somebody join, when something does.
    static Optional<JoinOutcome> objection(Document document, Knock knock) {
        UserId user = knock.request().userId();
        Optional<Entity> session = Sessions.of(document);
        Optional<Access> access = Members.of(document, user).map(Members::access);
        SessionState state = Sessions.state(document);
        boolean chairs = chairs(document, user);
        boolean knows = chairs || access.equals(Optional.of(Access.ADMITTED));
        if (state.isOver()) {
            return Optional.of(new JoinOutcome.Ended());
        }
        if (access.equals(Optional.of(Access.BANNED))) {
            return Optional.of(new JoinOutcome.Banned());
        }
        if (state == SessionState.DRAFT && !chairs) {
            return Optional.of(new JoinOutcome.NotOpen());
        }
        if (flag(session, "locked") && !knows) {
            return Optional.of(new JoinOutcome.Locked());
        }
        boolean told = knock.passcodeRight() || (knock.proven() && knows);
        return flag(session, "passcode_required") && !told
                ? Optional.of(new JoinOutcome.PasscodeRequired())
                : Optional.empty();
    }

    /// What a join makes of a member: in, or waiting.
    static Access access(Document document, UserId user) {
        boolean in =
                chairs(document, user)
                        || Members.of(document, user)
                                .filter(member -> Members.access(member) == Access.ADMITTED)
                                .isPresent();
        return in || isOpen(document) ? Access.ADMITTED : Access.WAITING;
    }

    /// The host, and admins who are let in: they come in early and without being let in by another.
    private static boolean chairs(Document document, UserId user) {
        return Sessions.isHost(document, user)
                || Members.role(document, user).equals(Optional.of(Role.ADMIN));
    }

    /// Whether who comes comes in.
    private static boolean isOpen(Document document) {
        return Sessions.state(document).isOpen() && !flag(Sessions.of(document), WAITING_ROOM);
    }

    private static boolean flag(Optional<Entity> session, String property) {
        return session.filter(entity -> entity.flag(property, false)).isPresent();
    }

    // ---- connections

    /// A first hello of a connection: it comes in, waits, or goes.
    void hello(Connection connection, ClientMessage.Hello hello) {
        Entity member = Members.of(document.get(), connection.user).orElse(null);
        Optional<CloseReason> goodbye = goodbye(connection, member);
        if (goodbye.isPresent() || member == null) {
            putOut(connection, goodbye.orElse(CloseReason.REMOVED));
        } else if (Members.access(member) == Access.WAITING) {
            supersede(hello);
            connection.hold(hello);
            roster.arrived(connection.user, true);
            explain(connection, reason());
        } else {
            admit(connection, member, hello);
        }
    }

    /// The same client waits over one connection only.
    private void supersede(ClientMessage.Hello hello) {
        for (Connection each : crowd.all()) {
            if (each.isHeld() && each.isHeldFor(hello.clientId())) {
                crowd.close(each, CloseReason.SUPERSEDED);
            }
        }
    }

    /// A message of a connection that has not been welcomed.
    ///
    /// @return what is wrong with it, when something is
    Optional<String> receive(Connection connection, ClientMessage message) {
        if (message instanceof ClientMessage.Ping(long sentNanos)
                && connection.may(SocketOperation.PING)) {
            crowd.send(connection, new Frame(new ServerMessage.Ponged(sentNanos, 0)));
            return Optional.empty();
        }
        return Optional.of("you have not been let in yet");
    }

    private void admit(Connection connection, Entity member, ClientMessage.Hello hello) {
        connection.may(SocketOperation.of(role(member)));
        entrance.enter(connection, member, hello);
    }

    private static Role role(Entity member) {
        return Role.ofWireName(member.text("role", "")).orElse(Role.OBSERVER);
    }

    /// Why a connection has to go, when it has to.
    private Optional<CloseReason> goodbye(Connection connection, @Nullable Entity member) {
        if (Sessions.state(document.get()).isOver()) {
            return Optional.of(CloseReason.ENDED);
        }
        if (member == null) {
            return Optional.of(CloseReason.REMOVED);
        }
        Optional<CloseReason> barred =
                PolicyInForce.of(document.get()).objection(connection, member);
        return barred.isPresent() ? barred : goodbyeOf(connection, member);
    }

    private static Optional<CloseReason> goodbyeOf(Connection connection, Entity member) {
        return switch (Members.access(member)) {
            case BANNED -> Optional.of(CloseReason.BANNED);
            case REMOVED ->
                    Optional.of(connection.isHeld() ? CloseReason.DENIED : CloseReason.REMOVED);
            case WAITING ->
                    connection.isWelcomed() ? Optional.of(CloseReason.RESYNC) : Optional.empty();
            case ADMITTED -> Optional.empty();
        };
    }

    /// Who has to go because of the policy is told so first.
    private void putOut(Connection connection, CloseReason reason) {
        switch (reason) {
            case AGENTS_NOT_ALLOWED ->
                    crowd.fail(connection, reason, "agents_not_allowed", reason.sentence());
            case ENCRYPTION_REQUIRED ->
                    crowd.fail(connection, reason, "encryption_required", reason.sentence());
            default -> crowd.close(connection, reason);
        }
    }

    private String reason() {
        return Sessions.state(document.get()).isOpen() ? WAITING_ROOM : NOT_STARTED;
    }

    private void explain(Connection connection, String reason) {
        Optional<String> start =
                Sessions.of(document.get())
                        .filter(_ -> reason.equals(NOT_STARTED))
                        .map(session -> session.text("scheduled_start", ""))
                        .filter(text -> !text.isEmpty());
        ServerMessage.Waiting news = new ServerMessage.Waiting(reason, start.orElse(null));
        if (!news.equals(connection.told())) {
            connection.tell(news);
            crowd.send(connection, new Frame(news));
        }
    }

    /// Members or the session have changed: everybody's connections are made to fit.
    void review() {
        Map<UserId, Entity> members = new HashMap<>();
        Members.all(document.get()).forEach(member -> members.put(member.owner(), member));
        for (Connection connection : crowd.all()) {
            if (!connection.isClosed() && (connection.isHeld() || connection.isWelcomed())) {
                review(connection, members.get(connection.user));
            }
        }
        openDoor();
        putOutAgents();
    }

    /// Where no programs may take part, those who are members are so no more, so that everybody sees it.
    private void putOutAgents() {
        PolicyInForce policy = PolicyInForce.of(document.get());
        if (puttingOut || policy.agentsAllowed()) {
            return;
        }
        List<Operation> operations = new ArrayList<>();
        for (Entity member : Members.all(document.get())) {
            Access access = Members.access(member);
            boolean in = access == Access.ADMITTED || access == Access.WAITING;
            if (in && policy.bars(member)) {
                operations.add(
                        new Operation.Update(
                                member.id(), "access", Value.of(Access.REMOVED.wireName())));
            }
        }
        if (!operations.isEmpty()) {
            puttingOut = true;
            var _ =
                    pen.write("Policy", document.get().sequence(), operations)
                            .thenAccept(_ -> puttingOut = false);
        }
    }

    private void review(Connection connection, @Nullable Entity member) {
        Optional<CloseReason> goodbye = goodbye(connection, member);
        if (goodbye.isPresent() || member == null) {
            putOut(connection, goodbye.orElse(CloseReason.REMOVED));
        } else if (!connection.isHeld()) {
            connection.may(SocketOperation.of(role(member)));
        } else if (Members.access(member) == Access.WAITING) {
            explain(connection, reason());
        } else if (roster.offersSeat(connection.user)) {
            ClientMessage.Hello hello = Objects.requireNonNull(connection.release());
            var _ = roster.left(connection.user, true);
            connection.send(new Frame(new ServerMessage.Admitted(role(member))));
            admit(connection, member, hello);
        } else {
            explain(connection, ROOM_FULL);
        }
    }

    /// Once the session goes on without a waiting room, those who wait come in by themselves.
    private void openDoor() {
        List<Operation> operations = new ArrayList<>();
        if (!opening && isOpen(document.get())) {
            for (Entity member : Members.of(document.get(), Access.WAITING)) {
                operations.add(
                        new Operation.Update(
                                member.id(), "access", Value.of(Access.ADMITTED.wireName())));
            }
        }
        if (!operations.isEmpty()) {
            opening = true;
            var _ =
                    pen.write("Let in", document.get().sequence(), operations)
                            .thenAccept(_ -> opening = false);
        }
    }

    /// Those who are let in and wait for a seat have another look.
    void sweep() {
        boolean any = crowd.all().stream().anyMatch(Connection::isHeld);
        if (any) {
            review();
        }
    }
}
