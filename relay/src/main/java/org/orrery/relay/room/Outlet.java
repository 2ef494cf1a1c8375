package org.orrery.relay.room;

import org.orrery.protocol.CloseReason;

/// Where a room writes to one connection. Never blocks and never throws; after a close nothing is sent.
public interface Outlet {

    /// Puts a frame at the end of what is to be written.
    void send(Frame frame);

    /// The same, but the frame may wait for [RoomThread#flush()], so that it shares its way with others.
    default void sendSoon(Frame frame) {
        send(frame);
    }

    /// Whether nobody between the client and the relay can read along: it is encrypted, or does not leave this machine.
    default boolean isPrivate() {
        return true;
    }

    /// Bytes that have been sent but not yet written to the network.
    long backlogBytes();

    /// Closes with the code of `reason`, after what has been sent.
    void close(CloseReason reason);

    /// Stops reading from the connection, so that its sender has to wait.
    void pause();

    /// Reads on.
    void resume();
}
