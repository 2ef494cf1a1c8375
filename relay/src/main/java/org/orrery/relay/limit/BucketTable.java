package org.orrery.relay.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/// A token bucket for each key, of the keys seen last: whoever comes with many keys makes others be forgotten, with full
/// buckets, and never takes more memory. Safe on any thread; the lock guards the map and the buckets.
///
/// @param <K> whom a bucket is for, such as an address
public final class BucketTable<K> {

    private final double perSecond;
    private final double burst;
    private final LinkedHashMap<K, TokenBucket> buckets;

    public BucketTable(double perSecond, double burst, int mostKeys) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.buckets =
                new LinkedHashMap<>(64, 0.75f, true) {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, TokenBucket> eldest) {
                        return size() > mostKeys;
                    }
                };
    }

    /// Takes a token.
    ///
    /// @return 0, or the nanoseconds until there is one
    public synchronized long take(K key, long nowNanos) {
        TokenBucket bucket =
                buckets.computeIfAbsent(key, _ -> new TokenBucket(perSecond, burst, nowNanos));
        return bucket.tryTake(nowNanos) ? 0 : bucket.nanosUntilNext();
    }

    public synchronized int size() {
        return buckets.size();
    }
}
