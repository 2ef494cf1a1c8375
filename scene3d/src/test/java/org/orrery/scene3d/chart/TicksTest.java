package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class TicksTest {
    @Test
    void ticksAreRound() {
        assertThat(Ticks.covering(0, 100, 6).values())
                .containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
        assertThat(Ticks.covering(1957, 2003, 6).values())
                .containsExactly(1950.0, 1960.0, 1970.0, 1980.0, 1990.0, 2000.0, 2010.0);
        assertThat(Ticks.covering(-0.3, 0.4, 5).values().getFirst()).isEqualTo(-0.4);
    }

    @Test
    void anyRangeIsCoveredByAFewTicks() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20) - 8);
            double high = low + random.nextDouble() * Math.pow(10, random.nextInt(20) - 8);
            Ticks ticks = Ticks.covering(low, high, 6);
            assertThat(ticks.low()).isLessThanOrEqualTo(low + ticks.step() * 1e-6);
            assertThat(ticks.high()).isGreaterThanOrEqualTo(high - ticks.step() * 1e-6);
            assertThat(ticks.values().size()).isBetween(2, 14);
        }
    }

    @Test
    void aRangeOfOneNumberGetsSomeRoom() {
        assertThat(Ticks.covering(5, 5, 6).low()).isLessThan(5);
        assertThat(Ticks.covering(5, 5, 6).high()).isGreaterThan(5);
        assertThat(Ticks.covering(0, 0, 6).values()).contains(0.0);
        assertThat(Ticks.covering(-1e6, -1e6, 6).high()).isGreaterThan(-1e6);
    }

    @Test
    void numbersAreShort() {
        assertThat(TickFormat.of(12_500, 500)).isEqualTo("12.5k");
        assertThat(TickFormat.of(3_000_000, 1_000_000)).isEqualTo("3M");
        assertThat(TickFormat.of(2_500_000_000.0, 500_000_000)).isEqualTo("2.5B");
        assertThat(TickFormat.of(0.25, 0.05)).isEqualTo("0.25");
        assertThat(TickFormat.of(-4, 2)).isEqualTo("\u22124");
        assertThat(TickFormat.of(1995, 5)).isEqualTo("1995");
        assertThat(TickFormat.of(0, 2)).isEqualTo("0");
        assertThat(TickFormat.of(0.00002, 0.00001)).isEqualTo("2.0e-5");
        assertThat(TickFormat.of(Double.NaN, 1)).isEqualTo("–");
    }
}
