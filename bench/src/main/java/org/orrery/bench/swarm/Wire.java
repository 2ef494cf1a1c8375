package org.orrery.bench.swarm;

import io.netty.buffer.ByteBuf;

/// Where a voice writes: whole WebSocket frames of a client.
public interface Wire {

    /// An empty buffer with room for a frame's head, to write the payload to.
    ByteBuf payload(int bytes);

    /// Sends a frame and takes the buffer.
    void binary(ByteBuf payload);

    void text(String payload);
}
