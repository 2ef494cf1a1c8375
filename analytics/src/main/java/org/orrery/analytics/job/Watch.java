package org.orrery.analytics.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/// Asks a [Progress] on behalf of a call that blocks and cannot ask itself, such as a query in native code.
///
/// A thread of its own looks every few milliseconds: it reports how far the call is, and stops it when nobody wants it any
/// more or when its time is up. Stopping is tried again until the watch is closed, because a call that has not quite begun
/// does not hear it.
public final class Watch implements AutoCloseable {

    private static final long TICK_MILLIS = 20;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Progress progress;
    private final DoubleSupplier done;
    private final Runnable stop;
    private final long deadline;
    private final Thread thread;

    /// Written by the watching thread, read by the one that is watched.
    private volatile boolean late;

    /// Begins to watch.
    ///
    /// @param done the share that is done, from 0 to 1; negative when nobody knows
    /// @param stop ends the call; called from the watching thread
    /// @param limit how long the call may take
    public Watch(Progress progress, DoubleSupplier done, Runnable stop, Duration limit) {
        this.progress = progress;
        this.done = done;
        this.stop = stop;
        this.deadline = System.nanoTime() + limit.toNanos();
        this.thread = Thread.ofPlatform().daemon().name("orrery-analytics-watch").start(this::look);
    }

    /// Whether the call was stopped because its time was up.
    public boolean isLate() {
        return late;
    }

    private void look() {
        try {
            while (!over.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                late |= System.nanoTime() - deadline > 0;
                if (late || progress.cancelled()) {
                    stop.run();
                } else {
                    report(done.getAsDouble());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(double fraction) {
        if (fraction >= 0) {
            progress.report(Math.min(1, fraction));
        }
    }

    /// Ends the watch; afterwards nothing is reported or stopped.
    @Override
    public void close() {
        over.countDown();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
