package org.orrery.analytics.job;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/// The analytics pool: a few daemon threads and a bounded queue, so that nothing long runs on the thread that draws.
///
/// Listeners and completions are called on the pool's threads. A full queue refuses. Safe for use by several threads.
public final class Jobs implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final int queueCapacity;
    private final ThreadPoolExecutor pool;
    private final Set<Job<?>> unfinished = ConcurrentHashMap.newKeySet();

    public Jobs(int threads, int queueCapacity) {
        AtomicInteger number = new AtomicInteger();
        this.queueCapacity = queueCapacity;
        this.pool =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(queueCapacity),
                        task ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .name("orrery-analytics-" + number.incrementAndGet())
                                        .unstarted(task));
    }

    public <T> Submission<T> submit(String name, Task<T> task) {
        return submit(name, task, _ -> {});
    }

    /// Puts a task in the queue, or refuses it.
    ///
    /// @param progress told how much is done, from 0 to 1
    public <T> Submission<T> submit(String name, Task<T> task, DoubleConsumer progress) {
        Job<T> job = new Job<>(name, task, progress);
        Runnable run = job::run;
        unfinished.add(job);
        try {
            pool.execute(run);
        } catch (RejectedExecutionException e) {
            unfinished.remove(job);
            return pool.isShutdown()
                    ? Submission.Refused.of("job.closed", name)
                    : Submission.Refused.of("job.full", queueCapacity);
        }
        // A cancelled job gives its place in the queue back at once.
        var _ =
                job.result()
                        .whenComplete((_, _) -> {
                            unfinished.remove(job);
                            pool.remove(run);
                        });
        return new Submission.Accepted<>(job);
    }

    /// Cancels all jobs and waits a moment for the running ones to notice.
    @Override
    public void close() {
        pool.shutdown();
        unfinished.forEach(Job::cancel);
        try {
            var _ = pool.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
