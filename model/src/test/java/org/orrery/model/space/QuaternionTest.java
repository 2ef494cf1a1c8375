package org.orrery.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class QuaternionTest {
    private static final double DEGREE = Math.PI / 180;

    @Test
    void whatHasNoDirectionIsRefused() {
        assertThatThrownBy(() -> new Quaternion(0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quaternion(0, Double.NaN, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lookAtTurnsNegativeZToTheTargetAndKeepsTheHeadUpright() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            Vec3 from = randomPoint(random);
            Vec3 to = randomPoint(random);
            Quaternion q = Quaternion.fromLookAt(from, to, Vec3.Y);
            Vec3 forward = q.rotate(new Vec3(0, 0, -1));
            assertThat(forward.distance(to.sub(from).normalized())).isLessThan(1e-9);
            assertThat(q.rotate(Vec3.X).y()).isCloseTo(0, within(1e-9));
            assertThat(q.rotate(Vec3.Y).y()).isGreaterThan(0);
        }
    }

    @Test
    void lookingStraightUpOrDownOrNowhereStillIsAnOrientation() {
        for (Vec3 target : new Vec3[] {Vec3.Y, Vec3.Y.mul(-1)}) {
            Quaternion q = Quaternion.fromLookAt(Vec3.ZERO, target, Vec3.Y);
            assertThat(q.rotate(new Vec3(0, 0, -1)).distance(target)).isLessThan(1e-9);
        }
        assertThat(Quaternion.fromLookAt(Vec3.X, Vec3.X, Vec3.Y)).isEqualTo(Quaternion.IDENTITY);
    }

    @Test
    void aQuarterTurnAboutYTakesZToX() {
        Quaternion q = Quaternion.fromAxisAngle(Vec3.Y, Math.PI / 2);
        assertThat(q.rotate(Vec3.Z).distance(Vec3.X)).isLessThan(1e-12);
        assertThat(q.inverse().rotate(Vec3.X).distance(Vec3.Z)).isLessThan(1e-12);
        assertThat(q.times(q).rotate(Vec3.Z).distance(Vec3.Z.mul(-1))).isLessThan(1e-12);
    }

    @Test
    void slerpGoesTheShortWayAtEvenSpeed() {
        Quaternion a = Quaternion.fromAxisAngle(Vec3.Y, 10 * DEGREE);
        Quaternion b = Quaternion.fromAxisAngle(Vec3.Y, 100 * DEGREE);
        Quaternion far = new Quaternion(-b.x(), -b.y(), -b.z(), -b.w());
        assertThat(a.slerp(b, 1.0 / 3).angleTo(a)).isCloseTo(30 * DEGREE, within(1e-9));
        assertThat(a.slerp(far, 1.0 / 3).angleTo(a)).isCloseTo(30 * DEGREE, within(1e-9));
        assertThat(a.slerp(b, 0).angleTo(a)).isCloseTo(0, within(1e-6));
        assertThat(a.slerp(b, 1).angleTo(b)).isCloseTo(0, within(1e-6));
    }

    @Test
    void packingLosesLessThanAThirdOfADegree() {
        Random random = new Random(11);
        double worst = 0;
        for (int i = 0; i < 100_000; i++) {
            Quaternion q =
                    new Quaternion(
                            random.nextGaussian(),
                            random.nextGaussian(),
                            random.nextGaussian(),
                            random.nextGaussian());
            worst = Math.max(worst, Quaternion.unpack(q.pack()).angleTo(q));
        }
        assertThat(worst).isLessThan(0.3 * DEGREE);
        assertThat(Quaternion.unpack(Quaternion.IDENTITY.pack())).isEqualTo(Quaternion.IDENTITY);
    }

    @Test
    void anyBitsUnpackToAnOrientation() {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            Quaternion q = Quaternion.unpack(random.nextInt());
            assertThat(q.dot(q)).isCloseTo(1, within(1e-9));
        }
        assertThat(Quaternion.unpack(-1).dot(Quaternion.unpack(-1))).isCloseTo(1, within(1e-9));
    }

    private static Vec3 randomPoint(Random random) {
        return new Vec3(
                random.nextDouble() * 20 - 10,
                random.nextDouble() * 20 - 10,
                random.nextDouble() * 20 - 10);
    }
}
