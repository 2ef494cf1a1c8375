package org.orrery.relay.room;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.orrery.model.id.UserId;

/// Who has a place in the room: those with connections, and those who joined a moment ago. People who wait have places of
/// their own, so that nobody can fill a room from outside. Confined to the room's thread.
final class Seats {

    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

    private final RoomThread thread;
    private final int each;
    private final Supplier<Set<UserId>> waiting;
    private final Map<UserId, Integer> connections = new HashMap<>();
    private final Map<UserId, Long> leftNanos = new HashMap<>();
    private final Map<UserId, Long> joined = new HashMap<>();
    private final Map<UserId, Long> knocked = new HashMap<>();

    /// Empty seats.
    ///
    /// @param each how many there are, and how many to wait on
    /// @param waiting users who are not let in yet
    Seats(RoomThread thread, int each, Supplier<Set<UserId>> waiting) {
        this.thread = thread;
        this.each = each;
        this.waiting = waiting;
    }

    /// Whether there is a seat for `user`, or one to wait on.
    boolean hasOne(UserId user, boolean toWaitOn) {
        forgetOld();
        Set<UserId> outside = waiting.get();
        Set<UserId> present = new HashSet<>((toWaitOn ? knocked : joined).keySet());
        for (UserId connected : connections.keySet()) {
            if (outside.contains(connected) == toWaitOn) {
                present.add(connected);
            }
        }
        return present.contains(user) || present.size() < each;
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

    /// A connection of this user is here, let in or not.
    void arrived(UserId user) {
        connections.merge(user, 1, Integer::sum);
        leftNanos.remove(user);
    }

    /// A connection of this user has gone.
    ///
    /// @return whether it was the last one
    boolean left(UserId user) {
        Integer rest = connections.computeIfPresent(user, (_, n) -> n > 1 ? n - 1 : null);
        if (rest == null) {
            expect(user);
            joined.remove(user);
            knocked.remove(user);
        }
        return rest == null;
    }

    /// Gives a user who is not here a moment to come back.
    void expect(UserId user) {
        leftNanos.put(user, thread.nanos());
    }

    boolean isHere(UserId user) {
        return connections.containsKey(user);
    }

    boolean leftWithin(UserId user, Duration span) {
        Long left = leftNanos.get(user);
        return left != null && thread.nanos() - left < span.toNanos();
    }

    /// How many are in, those who wait not counted.
    int people() {
        Set<UserId> outside = waiting.get();
        return (int) connections.keySet().stream().filter(user -> !outside.contains(user)).count();
    }
}
