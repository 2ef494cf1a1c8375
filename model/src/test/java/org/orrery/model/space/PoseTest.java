package org.orrery.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PoseTest {
    @Test
    void aPoseLooksAtItsTarget() {
        Vec3 target = new Vec3(1, -2, 3);
        Pose pose = Pose.lookingAt(new Vec3(10, 10, 10), target);
        assertThat(pose.target().distance(target)).isLessThan(1e-9);
        assertThat(pose.right().cross(pose.up()).distance(pose.forward().mul(-1))).isLessThan(1e-9);
    }

    @Test
    void homeIsWhereEverySessionStarts() {
        assertThat(Pose.HOME.position()).isEqualTo(new Vec3(10, 10, 10));
        assertThat(Pose.HOME.target().length()).isCloseTo(0, within(1e-9));
    }

    @Test
    void aNegativeFocusDistanceIsRefused() {
        assertThatThrownBy(() -> new Pose(Vec3.ZERO, Quaternion.IDENTITY, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lerpMeetsBothEnds() {
        Pose a = Pose.HOME;
        Pose b = Pose.lookingAt(new Vec3(-3, 1, 2), Vec3.Y);
        assertThat(a.lerp(b, 0).target().distance(a.target())).isLessThan(1e-6);
        assertThat(a.lerp(b, 1).target().distance(b.target())).isLessThan(1e-6);
    }
}
