package org.orrery.bench.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.orrery.model.space.Pose;
import org.orrery.net.RoomListener;
import org.orrery.protocol.message.MemberPose;

/// Counts, for one receiver, how often it is told of each of the others, and how often that was a pose not seen before.
final class Sightings implements RoomListener {

    private final int receiver;
    private final Map<Integer, Integer> memberOfSlot;
    private final AtomicIntegerArray told;
    private final AtomicIntegerArray moved;
    private final AtomicReferenceArray<Pose> last;
    private volatile boolean counting;

    /// Makes one that counts nothing yet.
    ///
    /// @param memberOfSlot index of each member by its number in presence
    Sightings(int receiver, Map<Integer, Integer> memberOfSlot) {
        this.receiver = receiver;
        this.memberOfSlot = Map.copyOf(memberOfSlot);
        int members = memberOfSlot.size();
        told = new AtomicIntegerArray(members);
        moved = new AtomicIntegerArray(members);
        last = new AtomicReferenceArray<>(members);
    }

    void counting(boolean nowCounting) {
        counting = nowCounting;
    }

    @Override
    public void presenceChanged(List<MemberPose> poses) {
        for (MemberPose each : poses) {
            Integer sender = memberOfSlot.get(each.slot());
            if (sender == null || sender == receiver) {
                continue;
            }
            Pose before = last.getAndSet(sender, each.pose());
            if (counting) {
                told.incrementAndGet(sender);
                if (!each.pose().equals(before)) {
                    moved.incrementAndGet(sender);
                }
            }
        }
    }

    /// For each other member, how often a second.
    List<Double> toldHertz(double seconds) {
        return hertz(told, seconds);
    }

    /// For each other member, new poses a second.
    List<Double> movedHertz(double seconds) {
        return hertz(moved, seconds);
    }

    private List<Double> hertz(AtomicIntegerArray counts, double seconds) {
        List<Double> hertz = new ArrayList<>();
        for (int i = 0; i < counts.length(); i++) {
            if (i != receiver) {
                hertz.add(counts.get(i) / seconds);
            }
        }
        return hertz;
    }
}
