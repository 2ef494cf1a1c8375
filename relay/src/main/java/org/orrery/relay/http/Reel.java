package org.orrery.relay.http;

import io.netty.buffer.ByteBuf;

/// Memory with frames one after the other. It never moves, so that pieces of it may be on their way while more is written
/// behind them.
record Reel(ByteBuf memory) {

    /// A piece that is small beside its reel is copied: it must not keep the whole of it when a socket is slow.
    private static final int SMALL = 8;

    ByteBuf piece(int from, int to) {
        int length = to - from;
        return length * SMALL < memory.capacity()
                ? memory.alloc().directBuffer(length).writeBytes(memory, from, length)
                : memory.retainedSlice(from, length);
    }
}
