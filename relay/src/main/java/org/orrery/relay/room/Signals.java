package org.orrery.relay.room;

import org.orrery.model.id.UserId;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;

/// What members say to each other past the document, and what the relay says to who says too much. Nothing of it is kept.
/// Confined to the room's thread.
final class Signals {

    private final RoomThread thread;
    private final RoomObserver observer;
    private final Crowd crowd;
    private final Shares shares;

    Signals(RoomSetup setup, Crowd crowd, Shares shares) {
        this.thread = setup.thread();
        this.observer = setup.observer();
        this.crowd = crowd;
        this.shares = shares;
    }

    void send(Connection connection, ClientMessage.SendSignal signal) {
        long now = thread.nanos();
        boolean mayOne = connection.signals.tryTake(now);
        if (!mayOne) {
            observer.limited("connection", "signal");
        }
        if (!mayOne || !shares.maySignal(connection.user, now)) {
            crowd.send(connection, Frame.failed("rate_limited", "too many signals"));
            return;
        }
        UserId to = signal.to();
        Frame frame =
                new Frame(
                        new ServerMessage.SignalReceived(
                                connection.user, signal.kind(), signal.body()));
        boolean heard = false;
        for (Connection each : crowd.welcomed()) {
            boolean meant = to == null ? each != connection : each.user.equals(to);
            if (meant) {
                crowd.send(each, frame);
                heard = true;
            }
        }
        if (!heard && to != null) {
            crowd.send(connection, Frame.failed("not_here", "the receiver is not in the room"));
        }
    }

    /// Who goes on saying what is not allowed is closed.
    void deny(Connection connection, String detail) {
        if (connection.signals.tryTake(thread.nanos())) {
            crowd.send(connection, Frame.failed("forbidden", detail));
        } else {
            crowd.close(connection, CloseReason.FLOODING);
        }
    }
}
