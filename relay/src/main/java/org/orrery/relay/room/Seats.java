package org.orrery.relay.room;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.orrery.model.id.UserId;

/// Who has a place in the room: those with connections, and those who joined a moment ago. People who wait have places of
/// their own, so that nobody can fill a room from outside. Confined to the room's thread.
final class Seats {

    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

    private final RoomThread thread;
    private final int each;
    private final Map<UserId, Integer> inside = new HashMap<>();
    private final Map<UserId, Integer> outside = new HashMap<>();
    private final Map<UserId, Long> leftNanos = new HashMap<>();
    private final Map<UserId, Long> joined = new HashMap<>();
    private final Map<UserId, Long> knocked = new HashMap<>();

    /// Empty seats.
    ///
    /// @param each how many there are, and how many to wait on
    Seats(RoomThread thread, int each) {
        this.thread = thread;
        this.each = each;
    }

    /// Whether there is a seat for `user`, or one to wait on.
    boolean hasOne(UserId user, boolean toWaitOn) {
        forgetOld();
        Set<UserId> taken = new HashSet<>((toWaitOn ? knocked : joined).keySet());
        taken.addAll((toWaitOn ? outside : inside).keySet());
        return taken.contains(user) || taken.size() < each;
    }

    void take(UserId user, boolean toWaitOn) {
        (toWaitOn ? joined : knocked).remove(user);
        (toWaitOn ? knocked : joined).put(user, thread.nanos());
    }

    /// Whether somebody has a seat who may be about to come.
    boolean areAwaited() {
        forgetOld();
        return !joined.isEmpty() || !knocked.isEmpty();
    }

    private void forgetOld() {
        long now = thread.nanos();
        joined.values().removeIf(since -> now - since > KEPT_NANOS);
        knocked.values().removeIf(since -> now - since > KEPT_NANOS);
    }

    /// A connection of this user is here.
    ///
    /// @param waits whether it is not let in yet
    void arrived(UserId user, boolean waits) {
        (waits ? outside : inside).merge(user, 1, Integer::sum);
        leftNanos.remove(user);
    }

    /// A connection of this user has gone.
    ///
    /// @param waited whether it was never let in
    /// @return whether it was the last one
    boolean left(UserId user, boolean waited) {
        (waited ? outside : inside).computeIfPresent(user, (_, n) -> n > 1 ? n - 1 : null);
        if (isHere(user)) {
            return false;
        }
        expect(user);
        joined.remove(user);
        knocked.remove(user);
        return true;
    }

    /// Gives a user who is not here a moment to come back.
    void expect(UserId user) {
        leftNanos.put(user, thread.nanos());
    }

    boolean isHere(UserId user) {
        return inside.containsKey(user) || outside.containsKey(user);
    }

    boolean leftWithin(UserId user, Duration span) {
        Long left = leftNanos.get(user);
        return left != null && thread.nanos() - left < span.toNanos();
    }

    /// How many are in, those who wait not counted.
    int people() {
        return inside.size();
    }
}
