package org.orrery.scene3d.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class FrameMeterTest {
    private long now;
    private final FrameMeter meter = new FrameMeter(() -> now);

    @Test
    void theRateIsThatOfTheLastSecond() {
        frames(200, 10);
        assertThat(meter.statistics().framesPerSecond()).isCloseTo(100, within(0.1));
        frames(200, 20);
        assertThat(meter.statistics().framesPerSecond()).isCloseTo(50, within(0.1));
        assertThat(meter.statistics().millisecondsPerFrame()).isCloseTo(3, within(1e-9));
        assertThat(meter.statistics().frames()).isEqualTo(400);
    }

    @Test
    void aPauseDoesNotCountAsSlowness() {
        frames(50, 10);
        now += 600_000_000L;
        frames(5, 10);
        assertThat(meter.statistics().framesPerSecond()).isCloseTo(100, within(0.1));
    }

    @Test
    void oneFrameIsNoRate() {
        frames(1, 10);
        assertThat(meter.statistics().framesPerSecond()).isZero();
    }

    private void frames(int count, int everyMillis) {
        for (int i = 0; i < count; i++) {
            now += everyMillis * 1_000_000L;
            meter.shown(3_000_000L);
        }
    }
}
