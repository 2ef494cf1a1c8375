package org.orrery.relay.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// How many of something are open for each key; as large as the number of open ones. Safe on any thread; the lock guards the
/// map.
///
/// @param <K> whose they are, such as a user
public final class OpenCounts<K> {

    private final int most;
    private final Map<K, Integer> open = new HashMap<>();

    public OpenCounts(int most) {
        this.most = most;
    }

    /// Opens one more.
    ///
    /// @return what closes it again, or nothing when there are too many
    public synchronized Optional<Runnable> open(K key) {
        int now = open.getOrDefault(key, 0);
        if (now >= most) {
            return Optional.empty();
        }
        open.put(key, now + 1);
        AtomicBoolean closed = new AtomicBoolean();
        return Optional.of(() -> {
            if (closed.compareAndSet(false, true)) {
                close(key);
            }
        });
    }

    private synchronized void close(K key) {
        open.computeIfPresent(key, (_, count) -> count > 1 ? count - 1 : null);
    }

    public synchronized int keys() {
        return open.size();
    }
}
