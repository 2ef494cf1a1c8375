package org.orrery.ui.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.protocol.message.MemberPose;

final class PresenceTest {
    private final AtomicLong nanos = new AtomicLong(1);
    private final Peers peers = new Peers(nanos::get);
    private final List<MemberPose> sent = new ArrayList<>();
    private final OwnPresence own = new OwnPresence(nanos::get, sent::add);

    @Test
    void aPoseGetsStaleAfterAQuarterOfASecond() {
        peers.hear(List.of(pose(3, 100)));
        assertThat(peers.isStale(3)).isFalse();

        pass(200);

        assertThat(peers.ageMillis(3)).contains(300);
        assertThat(peers.isStale(3)).isTrue();
        assertThat(peers.staleness(3)).isBetween(0.0, 0.05);
    }

    @Test
    void somebodyNeverHeardOfIsStale() {
        assertThat(peers.isStale(9)).isTrue();
        assertThat(peers.staleness(9)).isEqualTo(1);
    }

    @Test
    void thoseWhoLeaveAreForgotten() {
        peers.hear(List.of(pose(1, 0), pose(2, 0)));

        peers.keep(Set.of(2));

        assertThat(peers.at(1)).isEmpty();
        assertThat(peers.at(2)).isPresent();
    }

    @Test
    void restingSendsASignOfLifeAndMovingSendsMore() {
        for (int i = 0; i < 60; i++) {
            own.tick(Pose.HOME);
            pass(17);
        }
        int resting = sent.size();
        for (int i = 0; i < 60; i++) {
            own.tick(Pose.lookingAt(new Vec3(1 + i, 2, 3), Vec3.ZERO));
            pass(17);
        }

        assertThat(resting).isBetween(7, 9);
        assertThat(sent.size() - resting).isBetween(18, 22);
    }

    @Test
    void flagsAndToolAreTold() {
        own.setTool(MemberPose.Tool.POINT);
        own.setFlag(MemberPose.LEADING, true);
        own.setFlag(MemberPose.AWAY, true);
        own.setFlag(MemberPose.AWAY, false);
        own.setFollowing(4);
        own.tick(Pose.HOME);

        assertThat(sent.getFirst().tool()).isEqualTo(MemberPose.Tool.POINT);
        assertThat(sent.getFirst().flags()).isEqualTo(MemberPose.LEADING);
        assertThat(sent.getFirst().following()).isEqualTo(4);
    }

    private void pass(int millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static MemberPose pose(int slot, int age) {
        return new MemberPose(slot, MemberPose.Tool.SELECT, 0, Pose.HOME, -1, age);
    }
}
