package org.orrery.relay.http;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.orrery.relay.room.Haste;
import org.orrery.relay.room.RoomThread;

/// The event loops that rooms live on, in turn. Safe on any thread.
public final class Loops {

    /// Frames a second of one event loop up to which poses and changes are told at once: about half of a core.
    private static final long FRAMES_AT_ONCE = 60_000;

    private record Seat(EventLoop loop, Calm calm, Haste haste) {}

    private final List<Seat> seats = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    private final LongConsumer sentBytes;

    /// The loops of a group.
    ///
    /// @param sentBytes is told how many bytes the rooms have sent, on their loops
    public Loops(EventLoopGroup group, LongConsumer sentBytes) {
        this.sentBytes = sentBytes;
        for (EventExecutor each : group) {
            EventLoop loop = (EventLoop) each;
            seats.add(new Seat(loop, new Calm(loop), new Haste(FRAMES_AT_ONCE)));
        }
    }

    /// A thread for one more room.
    public RoomThread thread() {
        Seat seat = seats.get(Math.floorMod(next.getAndIncrement(), seats.size()));
        return new LoopThread(seat.loop(), seat.calm(), seat.haste(), sentBytes);
    }
}
