package org.orrery.scene3d.raster;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Runs the parts of one job on all cores and waits for them; the caller works too. One job at a time.
final class WorkCrew implements AutoCloseable {
    private final int helpers;
    private final ExecutorService threads;

    WorkCrew(int cores) {
        helpers = Math.max(0, cores - 1);
        threads =
                Executors.newFixedThreadPool(
                        Math.max(1, helpers),
                        Thread.ofPlatform().daemon().name("orrery-raster-", 1).factory());
    }

    int cores() {
        return helpers + 1;
    }

    /// Calls `part` with 0 to `parts` - 1, in any order and on any of the threads. The first failure is thrown when all
    /// threads have stopped.
    void run(int parts, IntConsumer part) {
        int extra = Math.min(helpers, parts - 1);
        if (extra <= 0) {
            for (int i = 0; i < parts; i++) {
                part.accept(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(extra);
        for (int i = 0; i < extra; i++) {
            threads.execute(() -> {
                work(next, parts, part, failure);
                done.countDown();
            });
        }
        work(next, parts, part, failure);
        awaitUninterruptibly(done);
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException("a part failed", thrown);
        }
    }

    private static void work(
            AtomicInteger next,
            int parts,
            IntConsumer part,
            AtomicReference<@Nullable Throwable> failure) {
        try {
            for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
                part.accept(i);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            next.set(parts);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
