package org.orrery.scene3d.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

final class WorkCrewTest {
    @Test
    void everyPartRunsOnce() {
        try (WorkCrew crew = new WorkCrew(3)) {
            for (int round = 0; round < 200; round++) {
                AtomicIntegerArray runs = new AtomicIntegerArray(17);
                crew.run(17, runs::incrementAndGet);
                for (int part = 0; part < 17; part++) {
                    assertThat(runs.get(part)).isEqualTo(1);
                }
            }
            crew.run(0, part -> assertThat(part).isNegative());
        }
    }

    @Test
    void aFailureOfAnyPartIsThrownAndTheCrewGoesOn() {
        try (WorkCrew crew = new WorkCrew(2)) {
            assertThatThrownBy(() ->
                            crew.run(
                                    8,
                                    part -> {
                                        if (part == 5) {
                                            throw new IllegalArgumentException("five");
                                        }
                                    }))
                    .hasRootCauseMessage("five");
            AtomicIntegerArray runs = new AtomicIntegerArray(4);
            crew.run(4, runs::incrementAndGet);
            assertThat(runs.get(3)).isEqualTo(1);
        }
    }
}
