package org.orrery.relay.room;

import java.util.ArrayList;
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

    void remove(int slot) {
        posted.remove(slot);
    }

    /// The fresh poses as they are sent now; the others are forgotten.
    List<MemberPose> fresh(long nowNanos) {
        posted.values().removeIf(each -> nowNanos - each.nanos() > FRESH_NANOS);
        List<MemberPose> poses = new ArrayList<>(posted.size());
        posted.forEach((slot, each) -> {
            long waited = (nowNanos - each.nanos()) / 1_000_000;
            long age = Math.min(MAX_AGE, each.pose().ageMillis() + waited);
            poses.add(each.pose().as(slot, (int) age));
        });
        return poses;
    }
}
