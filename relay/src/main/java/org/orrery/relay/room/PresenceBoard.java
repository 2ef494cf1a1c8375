package org.orrery.relay.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.orrery.protocol.message.MemberPose;

/// The newest pose of each member, and what came since the last frame: with long ticks nothing of a movement is lost. Poses of
/// the last second go into every frame, with their age, so that all are seen at the rate of the ticks. Confined to the room's
/// thread.
final class PresenceBoard {

    private static final long FRESH_NANOS = 1_000_000_000L;
    private static final int MAX_AGE = 0xFFFF;

    /// Of one member in one frame; more come only when a member sends faster than the room ticks.
    private static final int MOST_UNTOLD = 4;

    private record Posted(MemberPose pose, long nanos) {}

    /// What one member has posted.
    private static final class Trail {
        private final ArrayDeque<Posted> poses = new ArrayDeque<>(2);
        private boolean told;

        void post(Posted newest) {
            if (told || poses.size() == MOST_UNTOLD) {
                var _ = poses.removeFirst();
            }
            told = false;
            poses.addLast(newest);
        }

        void tell(int slot, long nowNanos, List<MemberPose> into) {
            for (Posted each : poses) {
                into.add(aged(slot, each, nowNanos));
            }
            while (poses.size() > 1) {
                var _ = poses.removeFirst();
            }
            told = true;
        }

        boolean isStale(long nowNanos) {
            return nowNanos - poses.getLast().nanos() > FRESH_NANOS;
        }
    }

    private final Map<Integer, Trail> trails = new TreeMap<>();

    void post(int slot, MemberPose pose, long nowNanos) {
        trails.computeIfAbsent(slot, _ -> new Trail()).post(new Posted(pose, nowNanos));
    }

    /// The poses of these slots as they are sent now.
    List<MemberPose> of(Collection<Integer> slots, long nowNanos) {
        List<MemberPose> poses = new ArrayList<>(slots.size());
        for (int slot : slots) {
            Trail trail = trails.get(slot);
            if (trail != null) {
                trail.tell(slot, nowNanos, poses);
            }
        }
        return poses;
    }

    void remove(int slot) {
        trails.remove(slot);
    }

    /// The fresh poses as they are sent now, of each member the newest last; the others are forgotten.
    List<MemberPose> fresh(long nowNanos) {
        trails.values().removeIf(trail -> trail.isStale(nowNanos));
        List<MemberPose> poses = new ArrayList<>(trails.size());
        trails.forEach((slot, trail) -> trail.tell(slot, nowNanos, poses));
        return poses;
    }

    private static MemberPose aged(int slot, Posted posted, long nowNanos) {
        long waited = (nowNanos - posted.nanos()) / 1_000_000;
        long age = Math.min(MAX_AGE, posted.pose().ageMillis() + waited);
        return posted.pose().as(slot, (int) age);
    }
}
