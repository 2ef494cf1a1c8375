package org.orrery.relay.room;

import java.util.HashMap;
import java.util.Map;
import org.orrery.model.id.UserId;
import org.orrery.relay.limit.TokenBucket;

/// The token buckets that connections share: those of each user, and those of the session. A user's are forgotten when they
/// have been away long enough to be full again. Confined to the room's thread.
final class Shares {

    private static final int BURST_SECONDS = 4;

    private record Buckets(TokenBucket submits, TokenBucket presence, TokenBucket signals) {}

    private final SharedRates rates;
    private final RoomObserver observer;
    private final Buckets session;
    private final Map<UserId, Buckets> users = new HashMap<>();

    Shares(SharedRates rates, RoomObserver observer, long nowNanos) {
        this.rates = rates;
        this.observer = observer;
        this.session =
                buckets(
                        rates.sessionSubmits(),
                        rates.sessionPresence(),
                        rates.sessionSignals(),
                        nowNanos);
    }

    private static Buckets buckets(int submits, int presence, int signals, long nowNanos) {
        return new Buckets(
                new TokenBucket(submits, (double) submits * BURST_SECONDS, nowNanos),
                new TokenBucket(presence, presence, nowNanos),
                new TokenBucket(signals, signals, nowNanos));
    }

    private Buckets of(UserId user, long nowNanos) {
        return users.computeIfAbsent(
                user,
                _ ->
                        buckets(
                                rates.userSubmits(),
                                rates.userPresence(),
                                rates.userSignals(),
                                nowNanos));
    }

    boolean maySubmit(UserId user, long nowNanos) {
        return both("submit", of(user, nowNanos).submits, session.submits, nowNanos);
    }

    boolean mayMove(UserId user, long nowNanos) {
        return both("presence", of(user, nowNanos).presence, session.presence, nowNanos);
    }

    boolean maySignal(UserId user, long nowNanos) {
        return both("signal", of(user, nowNanos).signals, session.signals, nowNanos);
    }

    /// Somebody's last connection has gone, or nobody's has: buckets that are full are those of a newcomer.
    void forgetFull(long nowNanos) {
        users.values()
                .removeIf(each ->
                        each.submits.isFull(nowNanos)
                                && each.presence.isFull(nowNanos)
                                && each.signals.isFull(nowNanos));
    }

    private boolean both(String messages, TokenBucket user, TokenBucket all, long nowNanos) {
        if (!user.tryTake(nowNanos)) {
            observer.limited("user", messages);
            return false;
        }
        if (!all.tryTake(nowNanos)) {
            observer.limited("session", messages);
            return false;
        }
        return true;
    }
}
