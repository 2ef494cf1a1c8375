package org.orrery.bench.swarm;

import io.netty.buffer.ByteBuf;

/// What a voice makes out of what it hears.
public interface Hearing {

    /// The server has taken the member in.
    ///
    /// @param slot by which its poses are known
    void welcomed(int slot);

    /// A packed pose of somebody in the room, perhaps one's own.
    void pose(ByteBuf from, int index, long nowNanos);

    /// Whether poses are worth taking out of frames.
    boolean isLooking();

    /// A submission is durable.
    void acknowledged(long number, long nowNanos);

    /// Somebody else's change came.
    void committed();

    /// A submission was refused, or the server complained.
    void refused(String what);

    /// The number that the next submission will have.
    long nextSubmission();
}
