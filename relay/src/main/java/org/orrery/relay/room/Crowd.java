package org.orrery.relay.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;
import org.orrery.protocol.CloseReason;

/// The connections of a room, and sending to them: a frame is shared by all receivers, and a reader that lags behind loses
/// presence first and its connection then. Confined to the room's thread.
final class Crowd {

    private final RoomLimits limits;
    private final RoomObserver observer;
    private final Set<Connection> all = new LinkedHashSet<>();
    private final Map<ClientId, Connection> welcomed = new HashMap<>();

    Crowd(RoomLimits limits, RoomObserver observer) {
        this.limits = limits;
        this.observer = observer;
    }

    void add(Connection connection) {
        all.add(connection);
    }

    void welcome(ClientId client, Connection connection) {
        welcomed.put(client, connection);
    }

    /// Forgets a connection.
    ///
    /// @return whether it had been welcomed and not superseded
    boolean remove(Connection connection) {
        all.remove(connection);
        ClientId client = connection.client();
        return client != null && welcomed.remove(client, connection);
    }

    @Nullable Connection of(ClientId client) {
        return welcomed.get(client);
    }

    List<Connection> all() {
        return new ArrayList<>(all);
    }

    Collection<Connection> welcomed() {
        return new ArrayList<>(welcomed.values());
    }

    int size() {
        return welcomed.size();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean hasOtherThan(UserId user) {
        return welcomed.values().stream().anyMatch(each -> !each.user.equals(user));
    }

    /// Sends to one connection, and closes it when it lags behind too far.
    void send(Connection connection, Frame frame) {
        if (connection.isClosed()) {
            return;
        }
        connection.send(frame);
        endIfSlow(connection);
    }

    private void endIfSlow(Connection connection) {
        if (connection.lagsBehind(limits.backlogBytes())) {
            close(connection, CloseReason.SLOW_READER);
        }
    }

    void sendAll(Frame frame) {
        for (Connection connection : welcomed.values()) {
            send(connection, frame);
        }
    }

    /// With the thread's next flush.
    void sendAllBut(@Nullable Connection author, Frame frame) {
        for (Connection connection : welcomed.values()) {
            if (!Objects.equals(connection, author) && !connection.isClosed()) {
                connection.sendSoon(frame);
                endIfSlow(connection);
            }
        }
    }

    /// With the thread's next flush.
    void sendPresence(Frame frame) {
        int receivers = 0;
        int skipped = 0;
        for (Connection connection : welcomed.values()) {
            if (connection.lagsBehind(limits.presenceBacklogBytes())) {
                connection.dropped++;
                skipped++;
            } else {
                connection.sendSoon(frame);
                receivers++;
            }
        }
        observer.presenceSent(receivers, skipped);
    }

    /// Closes a connection; it leaves the crowd when its transport says that it has gone.
    void close(Connection connection, CloseReason reason) {
        if (!connection.isClosed()) {
            connection.close(reason);
            observer.closed(reason);
        }
    }

    /// Says what was wrong and closes.
    void fail(Connection connection, CloseReason reason, String code, String detail) {
        connection.send(Frame.failed(code, detail));
        close(connection, reason);
    }
}
