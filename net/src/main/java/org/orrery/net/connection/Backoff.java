package org.orrery.net.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: exponential with full jitter (Brooker, "Exponential Backoff and Jitter", 2015),
/// so that the clients of a restarted relay do not come back all at once.
final class Backoff {

    private static final long FIRST_MILLIS = 250;
    private static final long LAST_MILLIS = 15_000;
    private static final int DOUBLINGS = 6;

    private final RandomGenerator random;
    private int attempts;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    int attempts() {
        return attempts;
    }

    Duration next() {
        long cap = Math.min(LAST_MILLIS, FIRST_MILLIS << Math.min(attempts, DOUBLINGS));
        attempts++;
        return Duration.ofMillis(random.nextLong(cap + 1));
    }

    void reset() {
        attempts = 0;
    }
}
