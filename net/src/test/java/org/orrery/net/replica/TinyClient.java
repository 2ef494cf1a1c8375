package org.orrery.net.replica;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Change;
import org.orrery.net.Overtaken;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;

/// A replica with two queues for a network, which a test moves along.
final class TinyClient {

    final UserId user;
    final TinyRelay relay;
    Replica replica;
    final Deque<ClientMessage> towardsRelay = new ArrayDeque<>();
    Deque<ServerMessage> fromRelay = new ArrayDeque<>();
    final List<Effects.Settled> settled = new ArrayList<>();
    final List<Overtaken> overtaken = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    boolean connected;

    TinyClient(TinyRelay relay, UserId user, ClientId client) {
        this.relay = relay;
        this.user = user;
        this.replica = new Replica(user, client);
    }

    Submitted submit(Operation... operations) {
        Submitted submitted = replica.submit("Test", List.of(operations), true, relay.timeMillis);
        send();
        return submitted;
    }

    void connect() {
        disconnect();
        connected = true;
        towardsRelay.add(replica.hello());
    }

    void disconnect() {
        connected = false;
        relay.disconnect(replica.client());
        towardsRelay.clear();
        fromRelay = new ArrayDeque<>();
        replica.disconnected();
    }

    /// Starts anew from what was on disk.
    void restart() {
        disconnect();
        replica =
                new Replica(user, replica.client(), replica.nextClientSequence(), replica.unsent());
    }

    void deliverToRelay() {
        ClientMessage message = towardsRelay.poll();
        if (message != null) {
            Deque<ServerMessage> outbox = fromRelay;
            relay.receive(replica.client(), user, message, outbox::add);
        }
    }

    void deliverFromRelay() {
        ServerMessage message = fromRelay.poll();
        if (message != null) {
            take(replica.receive(message, relay.timeMillis));
        }
    }

    void take(Effects effects) {
        settled.addAll(effects.settled());
        overtaken.addAll(effects.overtaken());
        if (effects.need() == Effects.Need.NOTHING) {
            send();
        } else {
            connect();
        }
    }

    /// Delivers all that is on its way in both directions.
    void settle() {
        if (!connected) {
            connect();
        }
        while (!towardsRelay.isEmpty() || !fromRelay.isEmpty()) {
            deliverToRelay();
            deliverFromRelay();
        }
    }

    private void send() {
        while (connected) {
            var next = replica.nextToSend();
            if (next.isEmpty()) {
                return;
            }
            towardsRelay.add(next.get());
        }
    }
}
