package org.orrery.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class Vec3Test {
    @Test
    void coordinatesThatAreNotFiniteAreRefused() {
        assertThatThrownBy(() -> new Vec3(0, Double.NaN, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Vec3(Double.POSITIVE_INFINITY, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCrossProductIsRightHanded() {
        assertThat(Vec3.X.cross(Vec3.Y)).isEqualTo(Vec3.Z);
    }

    @Test
    void normalizingKeepsTheDirectionAndMakesLengthOne() {
        Vec3 v = new Vec3(3, 0, -4).normalized();
        assertThat(v.length()).isCloseTo(1, within(1e-12));
        assertThat(v.distance(new Vec3(0.6, 0, -0.8))).isLessThan(1e-12);
        assertThat(Vec3.ZERO.normalized()).isEqualTo(Vec3.ZERO);
    }

    @Test
    void lerpEndsAtBothEnds() {
        Vec3 a = new Vec3(1, 2, 3);
        Vec3 b = new Vec3(-1, 0, 9);
        assertThat(a.lerp(b, 0)).isEqualTo(a);
        assertThat(a.lerp(b, 1)).isEqualTo(b);
        assertThat(a.lerp(b, 0.5)).isEqualTo(new Vec3(0, 1, 6));
    }
}
