package org.orrery.ui.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.id.UserId;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.ui.follow.FollowMachine.Camera;
import org.orrery.ui.follow.FollowMachine.Part;
import org.orrery.ui.follow.FollowMachine.State;
import org.orrery.ui.follow.FollowMachine.Why;

final class FollowMachineTest {
    private static final UserId ME = new UserId("me");
    private static final UserId ADA = new UserId("ada");
    private static final UserId BRAM = new UserId("bram");
    private static final FollowGraph NOBODY = new FollowGraph(Map.of());
    private static final Pose HERE = Pose.HOME;
    private static final Pose THERE = Pose.lookingAt(new Vec3(1, 2, 3), Vec3.ZERO);
    private final FollowMachine machine = new FollowMachine(ME);

    @Test
    void followingTracksTheLeaderUntilMyOwnHandMoves() {
        assertThat(machine.follow(ADA, HERE, NOBODY)).isEqualTo(new Camera.Track(ADA));
        assertThat(machine.state()).isEqualTo(new State.Following(ADA, HERE));

        assertThat(machine.ownMovement()).isEqualTo(new Camera.Stay());
        assertThat(machine.state()).isEqualTo(new State.Free());
    }

    @Test
    void nobodyFollowsThemselves() {
        assertThat(machine.follow(ME, HERE, NOBODY)).isEqualTo(new Camera.Refused(Why.MYSELF));
        assertThat(machine.state()).isEqualTo(new State.Free());
    }

    @Test
    void whoFollowsMeCannotBeFollowed() {
        FollowGraph graph = new FollowGraph(Map.of(ADA, ME));

        assertThat(machine.follow(ADA, HERE, graph)).isEqualTo(new Camera.Refused(Why.CYCLE));
    }

    @Test
    void whoFollowsMeThroughAnotherCannotBeFollowed() {
        FollowGraph graph = new FollowGraph(Map.of(ADA, BRAM, BRAM, ME));

        assertThat(machine.follow(ADA, HERE, graph)).isEqualTo(new Camera.Refused(Why.CYCLE));
    }

    @Test
    void aCycleOfOthersDoesNotHangTheSearch() {
        FollowGraph graph = new FollowGraph(Map.of(ADA, BRAM, BRAM, ADA));

        assertThat(graph.closesCycle(ME, ADA)).isFalse();
    }

    @Test
    void stoppingBringsMyOwnCameraBackOnRequest() {
        machine.follow(ADA, HERE, NOBODY);
        assertThat(machine.stop(true)).isEqualTo(new Camera.Return(HERE));

        machine.follow(ADA, THERE, NOBODY);
        assertThat(machine.stop(false)).isEqualTo(new Camera.Stay());
    }

    @Test
    void goingFromLeaderToLeaderRemembersWhereIStoodFirst() {
        machine.follow(ADA, HERE, NOBODY);
        machine.follow(BRAM, THERE, NOBODY);

        assertThat(machine.stop(true)).isEqualTo(new Camera.Return(HERE));
    }

    @Test
    void peekingBringsMeBackWhenItIsReleased() {
        assertThat(machine.peek(ADA, HERE)).isEqualTo(new Camera.Track(ADA));

        assertThat(machine.endPeek()).isEqualTo(new Camera.Return(HERE));
        assertThat(machine.state()).isEqualTo(new State.Free());
    }

    @Test
    void peekingWhileFollowingGoesBackToTheLeader() {
        machine.follow(ADA, HERE, NOBODY);
        machine.peek(BRAM, THERE);

        assertThat(machine.endPeek()).isEqualTo(new Camera.Track(ADA));
        assertThat(machine.state()).isEqualTo(new State.Following(ADA, HERE));
    }

    @Test
    void releasingWithoutPeekingChangesNothing() {
        assertThat(machine.endPeek()).isEqualTo(new Camera.Stay());
    }

    @Test
    void aLostLeaderIsReleased() {
        machine.follow(ADA, HERE, NOBODY);

        assertThat(machine.lost(BRAM)).isEqualTo(new Camera.Stay());
        assertThat(machine.state()).isInstanceOf(State.Following.class);
        assertThat(machine.lost(ADA)).isEqualTo(new Camera.Return(HERE));
        assertThat(machine.state()).isEqualTo(new State.Free());
    }

    @Test
    @Tag("FW3")
    void takingAViewKeepsTheWayBackOverSeveralPeople() {
        assertThat(machine.visit(ADA, HERE)).isEqualTo(new Camera.Visit(ADA));
        machine.visit(BRAM, THERE);
        machine.ownMovement();

        assertThat(machine.told()).isEmpty();
        assertThat(machine.stop(true)).isEqualTo(new Camera.Return(HERE));
    }

    @Test
    @Tag("TR3")
    void whoWandersOffSnapsBackAndHasTheirOwnCameraInTheEnd() {
        assertThat(machine.join(ADA, HERE, NOBODY, false)).isEqualTo(new Camera.Track(ADA));
        machine.ownMovement();
        assertThat(machine.state()).isEqualTo(new State.Touring(ADA, HERE, Part.WANDERING));
        assertThat(machine.leader()).isEmpty();

        assertThat(machine.join(ADA, THERE, NOBODY, false)).isEqualTo(new Camera.Track(ADA));

        assertThat(machine.tourOver()).isEqualTo(new Camera.Return(THERE));
        assertThat(machine.state()).isEqualTo(new State.Free());
    }

    @Test
    @Tag("TR4")
    void aPausedTourLetsGoAndCallsBackThoseWhoCameAlong() {
        machine.join(ADA, HERE, NOBODY, false);

        assertThat(machine.tourPaused(true, NOBODY)).isEqualTo(new Camera.Stay());
        assertThat(machine.ownMovement()).isEqualTo(new Camera.Stay());
        assertThat(machine.told()).isEmpty();
        assertThat(machine.tourPaused(false, NOBODY)).isEqualTo(new Camera.Track(ADA));
        machine.ownMovement();
        machine.tourPaused(true, NOBODY);

        assertThat(machine.tourPaused(false, NOBODY)).isEqualTo(new Camera.Stay());
    }

    @Test
    @Tag("TR5")
    void aLostGuideGivesBackMyCamera() {
        machine.join(ADA, HERE, NOBODY, false);

        assertThat(machine.lost(ADA)).isEqualTo(new Camera.Return(HERE));
    }

    @Test
    void whoGuidesATourFollowsNobody() {
        machine.guide();

        assertThat(machine.follow(ADA, HERE, NOBODY)).isEqualTo(new Camera.Refused(Why.GUIDING));
        assertThat(machine.peek(ADA, HERE)).isEqualTo(new Camera.Refused(Why.GUIDING));
        assertThat(machine.lead(ADA, HERE, NOBODY, 10)).isEqualTo(new Camera.Refused(Why.GUIDING));
        assertThat(machine.tourOver()).isEqualTo(new Camera.Stay());
        assertThat(machine.state()).isEqualTo(new State.Free());
    }

    @Test
    @Tag("FW4")
    void beingLedOutlastsMyHandAndEndsByItself() {
        assertThat(machine.lead(ADA, HERE, NOBODY, 1_000)).isEqualTo(new Camera.Track(ADA));
        assertThat(machine.ownMovement()).isEqualTo(new Camera.Track(ADA));
        assertThat(machine.timePassed(999)).isEqualTo(new Camera.Stay());

        assertThat(machine.timePassed(1_000)).isEqualTo(new Camera.Return(HERE));
    }

    @Test
    @Tag("FW4")
    void whoIsLedCanTakeTheirCameraBack() {
        machine.lead(ADA, HERE, NOBODY, 1_000);

        assertThat(machine.stop(false)).isEqualTo(new Camera.Return(HERE));
    }

    @Test
    @Tag("FW1")
    void twoWhoFollowEachOtherAtOnceAreTakenApart() {
        FollowGraph both = new FollowGraph(Map.of(ADA, ME, ME, ADA));
        FollowMachine ada = new FollowMachine(ADA);
        machine.follow(ADA, HERE, NOBODY);
        ada.follow(ME, THERE, NOBODY);

        assertThat(ada.graphChanged(both)).isEqualTo(new Camera.Stay());
        assertThat(machine.graphChanged(both)).isEqualTo(new Camera.Return(HERE));
    }

    @Test
    @Tag("FW1")
    void whatAPeekGoesBackToIsStillTold() {
        machine.follow(ADA, HERE, NOBODY);
        machine.peek(BRAM, THERE);

        assertThat(machine.told()).contains(ADA);
    }

    @Test
    void whoeverIsLostWhilePeekedAtGivesMeMyCameraBack() {
        machine.peek(ADA, HERE);

        assertThat(machine.lost(ADA)).isEqualTo(new Camera.Return(HERE));
    }

    @Test
    void leadingEndsFollowing() {
        machine.follow(ADA, HERE, NOBODY);

        machine.lead();

        assertThat(machine.state()).isEqualTo(new State.Leading());
        assertThat(machine.ownMovement()).isEqualTo(new Camera.Stay());
        assertThat(machine.state()).isEqualTo(new State.Leading());
    }
}
