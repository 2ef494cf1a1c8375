package org.orrery.relay.identity.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts attempts to sign in: of an address to an account, of an address, and to an account. An attempt is counted when it
/// begins, so that many at once are no way around, and given back when it succeeds. Names that nobody has count like others.
/// Safe on any thread.
final class SignInThrottle {

    private static final int WIDER = 5;
    private static final int KEYS = 100_000;

    /// Attempts since a window was opened by the first of them.
    private record Window(Instant until, int attempts) {}

    private final int limit;
    private final Duration length;
    private final InstantSource clock;
    private final Map<String, Window> windows = new LinkedHashMap<>();

    SignInThrottle(int limit, Duration length, InstantSource clock) {
        this.limit = limit;
        this.length = length;
        this.clock = clock;
    }

    /// Begins an attempt.
    ///
    /// @return how long to wait, if it must not be made now
    synchronized Optional<Duration> begin(String account, String address) {
        Instant now = clock.instant();
        for (Counter counter : counters(account, address)) {
            Window window = windows.get(counter.key());
            if (window != null
                    && now.isBefore(window.until())
                    && window.attempts() >= counter.limit()) {
                return Optional.of(Duration.between(now, window.until()));
            }
        }
        for (Counter counter : counters(account, address)) {
            count(counter.key(), now);
        }
        return Optional.empty();
    }

    /// The attempt was good; earlier failures of the address with this account are forgiven.
    synchronized void succeeded(String account, String address) {
        for (Counter counter : counters(account, address)) {
            windows.computeIfPresent(
                    counter.key(),
                    (_, window) -> new Window(window.until(), Math.max(0, window.attempts() - 1)));
        }
        windows.remove(pair(account, address));
    }

    private void count(String key, Instant now) {
        windows.compute(
                key,
                (_, window) ->
                        window == null || !now.isBefore(window.until())
                                ? new Window(now.plus(length), 1)
                                : new Window(window.until(), window.attempts() + 1));
        if (windows.size() > KEYS) {
            windows.values().removeIf(window -> !now.isBefore(window.until()));
            var oldest = windows.keySet().iterator();
            while (windows.size() > KEYS && oldest.hasNext()) {
                oldest.next();
                oldest.remove();
            }
        }
    }

    private record Counter(String key, int limit) {}

    private List<Counter> counters(String account, String address) {
        return List.of(
                new Counter(pair(account, address), limit),
                new Counter("address " + address, limit * WIDER),
                new Counter("account " + account, limit * WIDER));
    }

    private static String pair(String account, String address) {
        return "pair " + account + " " + address;
    }
}
