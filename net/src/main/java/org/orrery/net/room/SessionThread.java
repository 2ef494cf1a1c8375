package org.orrery.net.room;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.orrery.net.connection.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread of a joined room. What is given to it after its end is left out.
final class SessionThread implements Executor, Scheduler {

    private static final Logger LOG = LoggerFactory.getLogger(SessionThread.class);

    private final ScheduledThreadPoolExecutor executor;

    SessionThread(String name) {
        executor =
                new ScheduledThreadPoolExecutor(
                        1, task -> Thread.ofPlatform().daemon().name(name).unstarted(task));
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void execute(Runnable task) {
        if (!offer(task)) {
            LOG.trace("a task came after the end of a room");
        }
    }

    /// Runs a task soon; false when the thread has ended.
    boolean offer(Runnable task) {
        try {
            executor.execute(guarded(task));
            return true;
        } catch (RejectedExecutionException ended) {
            return false;
        }
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        try {
            Future<?> future =
                    executor.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException ended) {
            return () -> {};
        }
    }

    /// Ends it once what was given to it before has run.
    void end() {
        executor.shutdown();
    }

    /// A bug in one task must not end the room.
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException bug) {
                LOG.error("a task of a room failed", bug);
            }
        };
    }
}
