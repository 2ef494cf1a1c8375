package org.orrery.net.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: exponential with full jitter (Brooker, "Exponential Backoff and Jitter", 2015),
/// so that the clients of a restarted relay do not come back all at once. The bound stays low for the first dozen of
/// attempts, about half a minute: a relay that restarts is back by then, and a thousand clients at random times within three
/// seconds are fewer than it can greet. Only a relay that is away for longer is left alone for longer.
public final class Backoff {

    private static final long FIRST_MILLIS = 250;
    private static final long SOON_MILLIS = 3_000;
    private static final long LAST_MILLIS = 15_000;
    private static final int SOON = 16;

    private final RandomGenerator random;
    private int attempts;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// The wait before an attempt that `attempts` others have gone before.
    public static long millis(RandomGenerator random, int attempts) {
        return random.nextLong(bound(attempts) + 1);
    }

    /// 0.25, 0.5, 1, 2, 3, ... 3 seconds, and from the seventeenth attempt on 6, 12 and 15.
    private static long bound(int attempts) {
        return attempts < SOON
                ? Math.min(SOON_MILLIS, FIRST_MILLIS << Math.min(attempts, 4))
                : Math.min(LAST_MILLIS, SOON_MILLIS << Math.min(attempts - SOON + 1, 3));
    }

    int attempts() {
        return attempts;
    }

    Duration next() {
        return Duration.ofMillis(millis(random, attempts++));
    }

    void reset() {
        attempts = 0;
    }
}
