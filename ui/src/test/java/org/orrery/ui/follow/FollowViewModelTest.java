package org.orrery.ui.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.space.Pose;
import org.orrery.model.value.Value;
import org.orrery.protocol.message.MemberPose;
import org.orrery.ui.fake.ModelRoom;
import org.orrery.ui.fake.SampleRoom;
import org.orrery.ui.notice.Notice;
import org.orrery.ui.presence.OwnPresence;
import org.orrery.ui.presence.Peers;

final class FollowViewModelTest {
    private final ModelRoom fake = new ModelRoom("collaborator");
    private final AtomicLong nanos = new AtomicLong(1);
    private final Peers peers = new Peers(nanos::get);
    private final OwnPresence presence = new OwnPresence(nanos::get, fake.client()::updatePresence);
    private final FollowViewModel follow =
            new FollowViewModel(fake.room(), peers, presence, fake.notices());
    private final Eyes eyes = new Eyes();

    private static final class Eyes implements FollowCamera {
        private Pose pose = Pose.HOME;
        private boolean tracking;

        @Override
        public Pose pose() {
            return pose;
        }

        @Override
        public void track(Pose leader) {
            tracking = true;
            pose = leader;
        }

        @Override
        public boolean isTracking() {
            return tracking;
        }

        @Override
        public void stopTracking() {
            tracking = false;
        }

        @Override
        public void moveTo(Pose to) {
            tracking = false;
            pose = to;
        }
    }

    @BeforeEach
    void hear() {
        follow.connect(eyes);
        fake.room().onPoses(peers::hear);
        fake.sample().showPoses();
        fake.settle();
    }

    @Test
    void othersSeeWhomIFollow() {
        follow.follow(SampleRoom.BRAM);
        presence.tick(eyes.pose());

        assertThat(fake.client().presence().map(MemberPose::following)).contains(1);
        assertThat(eyes.tracking).isTrue();
    }

    @Test
    void myOwnHandEndsFollowingAndOffersTheWayBack() {
        follow.follow(SampleRoom.BRAM);
        eyes.tracking = false;

        follow.tick();

        assertThat(follow.leader()).isEmpty();
        Notice said = fake.notices().toasts().getLast();
        assertThat(said.text()).contains("Bram de Vries");
        said.actions().getFirst().run().run();
        assertThat(eyes.pose).isEqualTo(Pose.HOME);
    }

    @Test
    void aLeaderWhoIsNotHeardOfAnyMoreIsLost() {
        follow.follow(SampleRoom.BRAM);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(Peers.LOST_MILLIS + 100));

        follow.tick();

        assertThat(follow.leader()).isEmpty();
    }

    @Test
    void aLeaderWhoLeavesIsLost() {
        follow.follow(SampleRoom.BRAM);

        fake.client()
                .play(
                        UserId.RELAY,
                        new Operation.Update(
                                fake.sample().member(SampleRoom.BRAM),
                                "connected",
                                Value.of(false)));
        fake.settle();

        assertThat(follow.leader()).isEmpty();
    }

    @Test
    void whoFollowsMeThroughAnotherIsRefusedWithASentence() {
        fake.client()
                .showPoses(List.of(new MemberPose(1, MemberPose.Tool.SELECT, 0, Pose.HOME, 0, 0)));
        fake.settle();

        follow.follow(SampleRoom.CHEN);

        assertThat(follow.leader()).isEmpty();
        assertThat(fake.notices().toasts().getLast().text()).contains("cannot follow");
    }

    @Test
    void anInvitationCanBeAccepted() {
        fake.client().receiveSignal(SampleRoom.DINA, FollowViewModel.LEAD_INVITE, Value.of(true));
        fake.settle();

        fake.notices().toasts().getLast().actions().getFirst().run().run();

        assertThat(follow.leader()).contains(SampleRoom.DINA);
    }

    @Test
    void invitingSendsASignalAndShowsThatILead() {
        follow.invite(null);
        presence.tick(Pose.HOME);

        assertThat(fake.client().signals()).containsExactly(FollowViewModel.LEAD_INVITE);
        assertThat(fake.client().presence().orElseThrow().has(MemberPose.LEADING)).isTrue();
    }

    @Test
    void peekingIsNotToldToOthers() {
        follow.peek(SampleRoom.BRAM);
        presence.tick(eyes.pose());
        assertThat(fake.client().presence().map(MemberPose::following)).contains(-1);

        follow.endPeek();
        assertThat(eyes.pose).isEqualTo(Pose.HOME);
    }

    @Test
    @Tag("FW3")
    void takingAViewFliesThereAndOffersTheWayBack() {
        follow.visit(SampleRoom.BRAM);

        assertThat(eyes.pose).isEqualTo(peers.at(1).orElseThrow().news().pose());
        assertThat(eyes.tracking).isFalse();
        fake.notices().toasts().getLast().actions().getFirst().run().run();
        assertThat(eyes.pose).isEqualTo(Pose.HOME);
    }

    @Test
    @Tag("FW3")
    void theWayBackHasAKeyToo() {
        follow.visit(SampleRoom.BRAM);

        follow.goBack();

        assertThat(eyes.pose).isEqualTo(Pose.HOME);
        assertThat(follow.stateProperty().get()).isEqualTo(new FollowMachine.State.Free());
    }

    @Test
    @Tag("FW4")
    void anAdminLeadsEverybodyForATime() {
        fake.client().receiveSignal(SampleRoom.BRAM, FollowViewModel.LEAD_FORCE, Value.of(600));
        fake.settle();

        assertThat(follow.leader()).contains(SampleRoom.BRAM);
        assertThat(follow.stateProperty().get())
                .isInstanceOfSatisfying(
                        FollowMachine.State.Led.class,
                        led ->
                                assertThat(led.untilMillis())
                                        .isEqualTo(SampleRoom.NOON.toEpochMilli() + 120_000));
        eyes.tracking = false;
        follow.tick();
        assertThat(eyes.tracking).isTrue();
        follow.stop(false);
        assertThat(eyes.pose).isEqualTo(Pose.HOME);
    }

    @Test
    @Tag("FW4")
    void nobodyElseLeadsAgainstTheWillOfOthers() {
        fake.client().receiveSignal(SampleRoom.CHEN, FollowViewModel.LEAD_FORCE, Value.of(60));
        fake.settle();

        assertThat(follow.leader()).isEmpty();
    }
}
