package org.orrery.testkit.time;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// An executor with one thread that a test owns. Each task starts a little later than it could; a task that blocks, by
/// letting virtual time pass, keeps the next one waiting.
public final class SimulatedThread implements Executor {

    /// Thrown by what blocks on a thread that has ended meanwhile: nothing of the task happens any more, not even its handlers of
    /// exceptions.
    public static final class Ended extends Error {
        private static final long serialVersionUID = 1;

        public Ended() {
            super("the thread has ended", null, false, false);
        }
    }

    private final VirtualTime time;
    private final Supplier<Duration> lateness;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean engaged;
    private boolean ended;

    /// @param lateness how late the next task starts
    public SimulatedThread(VirtualTime time, Supplier<Duration> lateness) {
        this.time = time;
        this.lateness = lateness;
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        engage();
    }

    /// Runs nothing more.
    public void end() {
        ended = true;
    }

    private void engage() {
        if (!engaged && !waiting.isEmpty()) {
            engaged = true;
            time.after(lateness.get(), this::turn);
        }
    }

    private void turn() {
        try {
            if (!ended) {
                waiting.remove().run();
            }
        } catch (Ended expected) {
            ended = true;
        } finally {
            engaged = false;
        }
        if (!ended) {
            engage();
        }
    }
}
