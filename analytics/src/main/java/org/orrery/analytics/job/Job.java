package org.orrery.analytics.job;

import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;

/// One task in the pool, as its owner sees it.
public final class Job<T> {

    private final String name;
    private final Task<T> task;
    private final DoubleConsumer listener;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    Job(String name, Task<T> task, DoubleConsumer listener) {
        this.name = name;
        this.task = task;
        this.listener = listener;
    }

    public String name() {
        return name;
    }

    /// Completes on the pool's thread: with the value, with the task's own exception, or as cancelled.
    public CompletableFuture<T> result() {
        return result;
    }

    /// Stops the job: the result is cancelled at once, the task ends when it next asks.
    public void cancel() {
        result.cancel(false);
    }

    /// Runs the task on the calling thread; does nothing if it was cancelled while it waited.
    void run() {
        if (result.isDone()) {
            return;
        }
        try {
            result.complete(task.run(new ToListener()));
        } catch (
                Throwable
                        e) { // The one catch-all of the pool: whoever waits for the result is told.
            result.completeExceptionally(e);
        }
    }

    private final class ToListener implements Progress {

        @Override
        public void report(double fraction) {
            if (!result.isDone()) {
                listener.accept(fraction);
            }
        }

        @Override
        public boolean cancelled() {
            return result.isDone();
        }
    }
}
