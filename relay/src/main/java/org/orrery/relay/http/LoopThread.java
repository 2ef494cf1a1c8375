package org.orrery.relay.http;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.orrery.relay.room.RoomThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A room's thread that is an event loop, shared with other rooms and with sockets.
public final class LoopThread implements RoomThread {

    private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);

    private final EventLoop loop;

    public LoopThread(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(() -> guarded(task));
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        var scheduled = loop.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public long millis() {
        return System.currentTimeMillis();
    }

    @Override
    public boolean isCurrent() {
        return loop.inEventLoop();
    }

    /// The catch-all of this thread.
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException bug) {
            LOG.error("a task of a room failed", bug);
        }
    }
}
