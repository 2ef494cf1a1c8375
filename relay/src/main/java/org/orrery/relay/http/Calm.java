package org.orrery.relay.http;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/// What an event loop does when nothing more urgent is there: one piece of it after everything that has come meanwhile, such
/// as one room's poses between two looks at the sockets. Confined to its event loop.
public final class Calm {

    private final EventLoop loop;
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

    public Calm(EventLoop loop) {
        this.loop = loop;
    }

    void add(Runnable task) {
        tasks.addLast(task);
        if (tasks.size() == 1) {
            later();
        }
    }

    /// What is scheduled, if only for now, comes after the sockets; what is executed comes before them.
    private void later() {
        var _ = loop.schedule(this::next, 0, TimeUnit.NANOSECONDS);
    }

    private void next() {
        Runnable task = tasks.getFirst();
        try {
            task.run();
        } finally {
            tasks.removeFirst();
            if (!tasks.isEmpty()) {
                later();
            }
        }
    }
}
