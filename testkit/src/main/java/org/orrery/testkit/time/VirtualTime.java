package org.orrery.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// A clock and a queue of tasks on one thread: time passes only by running the next task that is due. Tasks of one moment run
/// in the order in which they were asked for, so that a run can be repeated exactly.
public final class VirtualTime implements InstantSource {

    private static final long EPOCH_MILLIS = 1_750_000_000_000L;

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long nowNanos;
    private long asked;
    private int depth;
    private @Nullable Throwable thrown;

    /// A task that can be cancelled.
    public static final class Task implements Comparable<Task> {
        private final long dueNanos;
        private final long number;
        private final Runnable action;
        private boolean cancelled;

        private Task(long dueNanos, long number, Runnable action) {
            this.dueNanos = dueNanos;
            this.number = number;
            this.action = action;
        }

        public void cancel() {
            cancelled = true;
        }

        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(dueNanos, other.dueNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    public long nanos() {
        return nowNanos;
    }

    @Override
    public long millis() {
        return EPOCH_MILLIS + nowNanos / 1_000_000;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    /// Asks for `action` to be run when `delay` has passed.
    public Task after(Duration delay, Runnable action) {
        Task task = new Task(nowNanos + Math.max(0, delay.toNanos()), asked++, action);
        tasks.add(task);
        return task;
    }

    /// Asks for `action` to be run as the next thing of this moment.
    public Task soon(Runnable action) {
        return after(Duration.ZERO, action);
    }

    /// Runs all that is due until `span` has passed. A task may call it too, as one that blocks while others go on; what is
    /// thrown meanwhile comes out of the outermost call, past any handler of the task that blocks.
    public void run(Duration span) {
        long end = nowNanos + span.toNanos();
        depth++;
        try {
            while (thrown == null && !tasks.isEmpty() && tasks.peek().dueNanos <= end) {
                Task next = tasks.remove();
                nowNanos = Math.max(nowNanos, next.dueNanos);
                if (!next.cancelled) {
                    run(next);
                }
            }
        } finally {
            depth--;
        }
        nowNanos = Math.max(nowNanos, end);
        if (depth == 0) {
            rethrow();
        }
    }

    private void run(Task task) {
        try {
            task.action.run();
        } catch (RuntimeException | Error failure) {
            thrown = thrown == null ? failure : thrown;
        }
    }

    private void rethrow() {
        Throwable failure = thrown;
        thrown = null;
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
