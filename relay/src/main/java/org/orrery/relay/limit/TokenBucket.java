package org.orrery.relay.limit;

/// A token bucket (Turner 1986) that may go into debt: how far says how hard a limit is overrun. Confined to one thread.
public final class TokenBucket {

    private final double perNano;
    private final double capacity;
    private double tokens;
    private long updatedNanos;

    public TokenBucket(double perSecond, double capacity, long nowNanos) {
        this.perNano = perSecond / 1e9;
        this.capacity = capacity;
        this.tokens = capacity;
        this.updatedNanos = nowNanos;
    }

    /// Takes one token if there is one.
    public boolean tryTake(long nowNanos) {
        refill(nowNanos);
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    /// Takes one token, on credit when there is none, as long as the debt is below the capacity.
    public boolean tryTakeOnCredit(long nowNanos) {
        refill(nowNanos);
        if (tokens < 1 - capacity) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    public boolean isInDebt(long nowNanos) {
        refill(nowNanos);
        return tokens < 0;
    }

    /// How long until nothing is owed.
    public long nanosUntilPaid() {
        return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perNano);
    }

    /// How long until one can be taken.
    public long nanosUntilNext() {
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perNano);
    }

    public boolean isFull(long nowNanos) {
        refill(nowNanos);
        return tokens >= capacity;
    }

    private void refill(long nowNanos) {
        tokens = Math.min(capacity, tokens + (nowNanos - updatedNanos) * perNano);
        updatedNanos = nowNanos;
    }
}
