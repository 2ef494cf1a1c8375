package org.orrery.relay.room;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.ClientId;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;

/// Takes in a connection whose member is let in: it gets what its client has missed, and takes the place of the client's former
/// connection. Confined to the room's thread.
final class Greeting {

    private final RoomThread thread;
    private final Supplier<Document> document;
    private final Crowd crowd;
    private final Submissions submissions;
    private final Movement movement;
    private final Consumer<Connection> gone;

    /// @param gone is told a connection that another has taken the place of
    Greeting(
            RoomThread thread,
            Supplier<Document> document,
            Crowd crowd,
            Submissions submissions,
            Movement movement,
            Consumer<Connection> gone) {
        this.thread = thread;
        this.document = document;
        this.crowd = crowd;
        this.submissions = submissions;
        this.movement = movement;
        this.gone = gone;
    }

    /// Takes a connection in, unless its client is somebody else's or has come again since.
    ///
    /// @return whether it is in
    boolean takesIn(Connection connection, Entity member, ClientMessage.Hello hello) {
        Ledger.Account account = submissions.account(hello.clientId());
        if (!account.claim(connection.user)) {
            crowd.close(connection, CloseReason.NOT_ADMITTED);
            return false;
        }
        if (isSuperseded(connection, hello.clientId())) {
            crowd.close(connection, CloseReason.SUPERSEDED);
            return false;
        }
        supersede(hello.clientId());
        account.settledBefore(hello.firstPending());
        int slot = (int) member.number("slot", 0);
        connection.welcome(hello.clientId(), slot, hello.firstPending());
        crowd.welcome(hello.clientId(), connection);
        welcome(connection, hello);
        return true;
    }

    /// Whether the client has come again since over a connection that was opened later: this hello was long under way.
    private boolean isSuperseded(Connection connection, ClientId client) {
        Connection other = crowd.of(client);
        return other != null && other.openedNanos - connection.openedNanos > 0;
    }

    private void supersede(ClientId client) {
        Connection former = crowd.of(client);
        if (former != null) {
            crowd.close(former, CloseReason.SUPERSEDED);
            gone.accept(former);
        }
    }

    private void welcome(Connection connection, ClientMessage.Hello hello) {
        Optional<List<Tail.Item>> missed = submissions.missed(hello);
        connection.send(
                new Frame(
                        new ServerMessage.Welcomed(
                                Protocol.VERSION,
                                connection.user,
                                connection.slot(),
                                document.get().sequence(),
                                submissions.settled(hello),
                                missed.isPresent() ? null : document.get(),
                                thread.millis(),
                                movement.intervalMillis())));
        missed.ifPresent(
                items -> items.forEach(item -> Submissions.resend(connection, hello, item)));
        if (submissions.isReadOnly()) {
            connection.send(Submissions.readOnlyNotice());
        }
        connection.allowBacklog();
    }
}
