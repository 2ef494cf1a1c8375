package org.orrery.net.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// The median of the newest measurements.
final class RoundTrips {

    private static final int KEPT = 15;

    private final Deque<Long> nanos = new ArrayDeque<>();

    void add(long measured) {
        nanos.add(measured);
        if (nanos.size() > KEPT) {
            nanos.remove();
        }
    }

    /// Zero without any.
    Duration median() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? Duration.ZERO : Duration.ofNanos(sorted[sorted.length / 2]);
    }
}
