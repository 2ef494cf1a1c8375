package org.orrery.relay.passcode;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// Counts wrong attempts by what they were made at, and says when the next one may be made: a few at once, then one in a
/// while. Bounded; of too many, the one that has been silent longest is forgotten. Safe on any thread.
final class Attempts {

    private static final int MAX_KEYS = 10_000;

    private final long burst;
    private final long refillNanos;
    private final LongSupplier nanos;

    /// When each key is back to no attempts at all.
    private final Map<String, Long> paidNanos = new LinkedHashMap<>(16, 0.75f, true);

    /// Nobody has tried anything.
    ///
    /// @param burst attempts at once
    /// @param refill how long until another one may be made
    /// @param nanos a clock that never goes back
    Attempts(int burst, Duration refill, LongSupplier nanos) {
        this.burst = burst;
        this.refillNanos = refill.toNanos();
        this.nanos = nanos;
    }

    /// Takes an attempt.
    ///
    /// @return empty when it may be made, else in how many seconds
    synchronized OptionalLong take(String key) {
        long now = nanos.getAsLong();
        long paid = Math.max(now, paidNanos.getOrDefault(key, now));
        long over = paid + refillNanos - now - burst * refillNanos;
        if (over > 0) {
            return OptionalLong.of(Math.max(1, Duration.ofNanos(over).toSeconds()));
        }
        paidNanos.put(key, paid + refillNanos);
        if (paidNanos.size() > MAX_KEYS) {
            paidNanos.remove(paidNanos.keySet().iterator().next());
        }
        return OptionalLong.empty();
    }

    /// The last attempt was right and does not count.
    synchronized void giveBack(String key) {
        paidNanos.computeIfPresent(key, (_, paid) -> paid - refillNanos);
    }
}
