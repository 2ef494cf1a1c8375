package org.orrery.bench.room;

import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// The times at which independent people do something: a Poisson process. It never waits for what they did before, so that a
/// slow answer delays no later question (no coordinated omission). Confined to one thread.
public final class Pace {

    private final RandomGenerator random;
    private final double meanNanos;
    private long next;

    /// A pace that begins now.
    public Pace(RandomGenerator random, double perSecond) {
        this.random = random;
        this.meanNanos = 1e9 / perSecond;
        this.next = System.nanoTime();
    }

    /// Waits for the next moment.
    ///
    /// @return when it was due, in nanoseconds of [System#nanoTime()]
    public long await() {
        next += (long) (random.nextExponential() * meanNanos);
        for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return next;
    }
}
