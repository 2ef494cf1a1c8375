package org.orrery.bench.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

    private static final int SEEDS = 300;
    private static final int MEETINGS = 60;
    private static final int TRACED = 200;

    @Test
    void everybodyAgreesInTheEndOnEverySeed() {
        List<Simulation.Report> reports =
                LongStream.rangeClosed(1, SEEDS)
                        .parallel()
                        .mapToObj(seed -> Simulation.run(seed, 0))
                        .toList();
        assertThat(reports)
                .allSatisfy(report -> assertThat(report.failure()).as("%s", report).isEmpty());
        assertThat(reports.stream().mapToLong(Simulation.Report::entries).sum())
                .as("the clients get something done")
                .isGreaterThan(SEEDS * 40L);
    }

    @Test
    void everybodyAgreesInTheEndOfAMeetingToo() {
        List<Simulation.Report> reports =
                LongStream.rangeClosed(1, MEETINGS)
                        .parallel()
                        .mapToObj(seed -> Simulation.meet(seed, 0))
                        .toList();
        assertThat(reports)
                .allSatisfy(report -> assertThat(report.failure()).as("%s", report).isEmpty());
        assertThat(reports.stream().mapToLong(Simulation.Report::entries).sum())
                .as("the clients get something done")
                .isGreaterThan(MEETINGS * 20L);
    }

    /// Seeds that once failed, each for a reason of its own.
    @ParameterizedTest
    @ValueSource(longs = {7, 25, 50, 83, 300, 369, 540, 545, 1628, 15353, 17111, 22174})
    void seedsThatOnceFailedStayGood(long seed) {
        assertThat(Simulation.run(seed, TRACED))
                .satisfies(report -> assertThat(report.failure()).as("%s", report).isEmpty());
    }

    @Test
    void aRunFollowsFromItsSeed() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(Simulation.run(seed, 0)).isEqualTo(Simulation.run(seed, 0));
        }
        assertThat(Simulation.run(1, 0).digest()).isNotEqualTo(Simulation.run(2, 0).digest());
    }
}
