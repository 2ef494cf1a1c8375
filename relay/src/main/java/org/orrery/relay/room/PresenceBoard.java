package org.orrery.relay.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.orrery.protocol.message.MemberPose;

/// The newest pose of each member. Poses of the last second go into every frame, with their age, so that all are seen at the
/// rate of the ticks. Confined to the room's thread.
final class PresenceBoard {

    private static final long FRESH_NANOS = 1_000_000_000L;
    private static final int MAX_AGE = 0xFFFF;

    private record Posted(MemberPose pose, long nanos) {}

    private final Map<Integer, Posted> posted = new TreeMap<>();

    void post(int slot, MemberPose pose, long nowNanos) {
        posted.put(slot, new Posted(pose, nowNanos));
    }

    /// The poses of these slots as they are sent now.
    List<MemberPose> of(Collection<Integer> slots, long nowNanos) {
        List<MemberPose> poses = new ArrayList<>(slots.size());
        for (int slot : slots) {
            Posted each = posted.get(slot);
            if (each != null) {
                poses.add(aged(slot, each, nowNanos));
            }
        }
        return poses;
    }

    void remove(int slot) {
        posted.remove(slot);
    }

    /// The fresh poses as they are sent now; the others are forgotten.
    List<MemberPose> fresh(long nowNanos) {
        posted.values().removeIf(each -> nowNanos - each.nanos() > FRESH_NANOS);
        List<MemberPose> poses = new ArrayList<>(posted.size());
        posted.forEach((slot, each) -> poses.add(aged(slot, each, nowNanos)));
        return poses;
    }

    private static MemberPose aged(int slot, Posted posted, long nowNanos) {
        long waited = (nowNanos - posted.nanos()) / 1_000_000;
        long age = Math.min(MAX_AGE, posted.pose().ageMillis() + waited);
        return posted.pose().as(slot, (int) age);
    }
}
