package org.orrery.bench.swarm;

import io.netty.buffer.ByteBuf;

/// One connection's part of the conversation. Confined to its event loop.
public interface Voice {

    /// The WebSocket is open.
    void opened();

    /// A whole frame came in.
    ///
    /// @param payload good for as long as the call
    void heard(boolean text, ByteBuf payload, long nowNanos);

    /// Says where the member is.
    ///
    /// @param pose packed as [Poses] has it
    void move(byte[] pose);

    /// Says that the member is still there.
    default void ping() {}

    /// Asks for a durable change.
    ///
    /// @param number counts up by one from 1
    default void submit(long number) {
        throw new UnsupportedOperationException();
    }
}
