package org.orrery.scene3d.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Projection;
import org.orrery.scene3d.Viewport;

final class CameraRigTest {
    private long now;
    private final CameraRig rig = new CameraRig(() -> now);

    @Test
    void theRigStartsAtHomeAndRests() {
        pass(5);
        assertThat(rig.pose()).isEqualTo(Pose.HOME);
        assertThat(rig.isMoving()).isFalse();
    }

    @Test
    void orbitKeepsTheCentreAndTheDistance() {
        rig.orbit(0.7, -0.2);
        assertThat(rig.pose().target().length()).isLessThan(1e-9);
        assertThat(rig.pose().position().length())
                .isCloseTo(Pose.HOME.focusDistance(), within(1e-9));
        assertThat(rig.pose().right().y()).isCloseTo(0, within(1e-9));
    }

    @Test
    void orbitStopsBelowThePoleAndNeverTurnsOver() {
        for (int i = 0; i < 100; i++) {
            rig.orbit(0, -0.1);
        }
        assertThat(rig.pose().up().y()).isPositive();
        assertThat(rig.pose().forward().y()).isLessThan(-0.99);
        rig.orbit(0.3, 0);
        assertThat(rig.pose().target().length()).isLessThan(1e-6);
    }

    @Test
    void zoomKeepsThePointUnderTheCursorWhereItIs() {
        Vec3 point = new Vec3(2, -1, 3);
        Viewport viewport = new Viewport(1280, 720, 1);
        var before = new Projection(rig.pose(), viewport).project(point).orElseThrow();
        rig.zoom(0.5, point);
        pass(2);
        var after = new Projection(rig.pose(), viewport).project(point).orElseThrow();
        assertThat(after.x()).isCloseTo(before.x(), within(1e-6));
        assertThat(after.y()).isCloseTo(before.y(), within(1e-6));
        assertThat(after.depth()).isCloseTo(before.depth() / 2, within(1e-6));
        assertThat(rig.isMoving()).isFalse();
    }

    @Test
    void zoomNeverPassesThroughTheFocus() {
        rig.zoom(1e-9, Vec3.ZERO);
        pass(10);
        assertThat(rig.pose().focusDistance()).isGreaterThan(0.3);
        rig.zoom(1e12, Vec3.ZERO);
        pass(10);
        assertThat(rig.pose().focusDistance()).isLessThan(150);
    }

    @Test
    void homeIsReachedSmoothlyAndThenAllIsStill() {
        rig.jumpTo(Pose.lookingAt(new Vec3(-8, 2, 1), new Vec3(1, 1, 1)));
        rig.home();
        double last = rig.pose().position().distance(Pose.HOME.position());
        for (int i = 0; i < 60; i++) {
            pass(0.016);
            assertThat(rig.pose().right().y()).isCloseTo(0, within(0.2));
        }
        assertThat(last).isPositive();
        assertThat(rig.pose()).isEqualTo(Pose.HOME);
        assertThat(rig.isMoving()).isFalse();
    }

    @Test
    void framingPutsTheBallIntoThePicture() {
        rig.frame(new Vec3(1, 0, 1), 3, Viewport.FIELD_OF_VIEW, 0.5);
        pass(2);
        Projection projection = new Projection(rig.pose(), new Viewport(400, 800, 1));
        var edge = projection.project(rig.pose().right().mul(2.9).add(new Vec3(1, 0, 1)));
        assertThat(edge.orElseThrow().x()).isBetween(300.0, 400.0);
    }

    @Test
    void flyingGoesWhereTheCameraLooksAndEndsWhenTheKeyIsReleased() {
        rig.fly(new Vec3(0, 0, -4));
        pass(1);
        Vec3 moved = rig.pose().position().sub(Pose.HOME.position());
        assertThat(moved.normalized().distance(Pose.HOME.forward())).isLessThan(1e-6);
        assertThat(moved.length()).isBetween(3.0, 4.0);
        rig.fly(Vec3.ZERO);
        pass(2);
        assertThat(rig.isMoving()).isFalse();
    }

    @Test
    void followingCatchesUpWithTheLeaderWithoutLeaps() {
        Pose leader = Pose.lookingAt(new Vec3(-5, 3, 9), new Vec3(0, 1, 0));
        rig.follow(leader);
        Vec3 before = rig.pose().position();
        double way = before.distance(leader.position());
        pass(0.016);
        assertThat(rig.pose().position().distance(before)).isBetween(1e-3, way / 3);
        pass(3);
        assertThat(rig.pose()).isEqualTo(leader);
        assertThat(rig.isMoving()).isFalse();
        assertThat(rig.isFollowing()).isTrue();
    }

    @Test
    void theHandEndsFollowing() {
        rig.follow(Pose.lookingAt(new Vec3(-5, 3, 9), Vec3.ZERO));
        rig.orbit(0.1, 0);
        assertThat(rig.isFollowing()).isFalse();
    }

    @Test
    void aLongPauseIsNotMadeUpForInOneLeap() {
        rig.fly(new Vec3(0, 0, -4));
        now += 60_000_000_000L;
        rig.update();
        assertThat(rig.pose().position().distance(Pose.HOME.position())).isLessThan(1);
    }

    private void pass(double seconds) {
        int steps = (int) Math.max(1, Math.round(seconds / 0.016));
        for (int i = 0; i < steps; i++) {
            now += (long) (seconds / steps * 1e9);
            rig.update();
        }
    }
}
