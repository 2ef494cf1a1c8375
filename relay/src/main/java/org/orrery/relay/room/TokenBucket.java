package org.orrery.relay.room;

/// A token bucket (Turner 1986) that may go into debt: how far says how hard a limit is overrun. Confined to one thread.
final class TokenBucket {

    private final double perNano;
    private final double capacity;
    private double tokens;
    private long updatedNanos;

    TokenBucket(double perSecond, double capacity, long nowNanos) {
        this.perNano = perSecond / 1e9;
        this.capacity = capacity;
        this.tokens = capacity;
        this.updatedNanos = nowNanos;
    }

    /// Takes one token if there is one.
    boolean tryTake(long nowNanos) {
        refill(nowNanos);
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    /// Takes one token, on credit when there is none, as long as the debt is below the capacity.
    boolean tryTakeOnCredit(long nowNanos) {
        refill(nowNanos);
        if (tokens < 1 - capacity) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    boolean isInDebt(long nowNanos) {
        refill(nowNanos);
        return tokens < 0;
    }

    /// How long until nothing is owed.
    long nanosUntilPaid() {
        return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perNano);
    }

    private void refill(long nowNanos) {
        tokens = Math.min(capacity, tokens + (nowNanos - updatedNanos) * perNano);
        updatedNanos = nowNanos;
    }
}
