package org.orrery.relay.http;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.orrery.relay.room.Haste;
import org.orrery.relay.room.RoomThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A room's thread that is an event loop, shared with other rooms and with sockets. What a task sends leaves at its end.
public final class LoopThread implements RoomThread {

    private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);

    private final EventLoop loop;
    private final Calm calm;
    private final Haste haste;
    private final Outbox outbox;

    /// A thread for one room.
    ///
    /// @param calm of `loop`
    /// @param haste of all rooms on `loop`
    /// @param sentBytes is told how many bytes a task has sent
    public LoopThread(EventLoop loop, Calm calm, Haste haste, LongConsumer sentBytes) {
        this.outbox = new Outbox(sentBytes);
        this.loop = loop;
        this.calm = calm;
        this.haste = haste;
    }

    @Override
    public Haste haste() {
        return haste;
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
    public void calmly(Runnable task) {
        calm.add(() -> guarded(task));
    }

    @Override
    public void flush() {
        outbox.flush();
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
    private void guarded(Runnable task) {
        outbox.enter();
        try {
            task.run();
        } catch (RuntimeException bug) {
            LOG.error("a task of a room failed", bug);
        } finally {
            outbox.handOver();
        }
    }
}
