package org.orrery.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {

    private static Report report(List<String> broken) {
        return new Report(
                "relay",
                "./orrery bench relay",
                "ten members",
                Conditions.before(),
                List.of(
                        new Figure("p50", 3.2, "ms").atMost(5),
                        new Figure("p99", 31, "ms").atMost(20),
                        new Figure("rate", Double.NaN, "Hz").atLeast(15),
                        new Figure("samples", 12_345, "")),
                broken);
    }

    @Test
    void everyFigureStandsBesideItsGoal() {
        assertThat(report(List.of()).table().lines())
                .anyMatch(line -> line.matches("\\s*p50 +3\\.20 ms +<= 5 +met"))
                .anyMatch(line -> line.matches("\\s*p99 +31\\.00 ms +<= 20 +MISSED"))
                .anyMatch(line -> line.matches("\\s*rate +- Hz +>= 15"))
                .anyMatch(line -> line.matches("\\s*samples +12,345"));
    }

    @Test
    void ofSeveralRunsTheMedianCountsAndAllAreKept() {
        List<Figure> medians =
                Figure.medians(
                        List.of(
                                List.of(new Figure("p99", 31, "ms").atMost(20)),
                                List.of(new Figure("p99", 12, "ms").atMost(20)),
                                List.of(new Figure("p99", 14, "ms").atMost(20))));
        assertThat(medians).hasSize(1);
        assertThat(medians.getFirst().value()).isEqualTo(14);
        assertThat(medians.getFirst().runs()).containsExactly(12.0, 14.0, 31.0);
        Report report = new Report("relay", "", "", Conditions.before(), medians, List.of());
        assertThat(report.table())
                .containsPattern("14\\.00 ms +<= 20 +met +\\(12\\.00 to 31\\.00\\)");
    }

    @Test
    void aMissedGoalIsNoFailureAndABrokenRuleIs() {
        assertThat(report(List.of()).exitCode()).isZero();
        assertThat(report(List.of("one edit is lost")).exitCode()).isEqualTo(1);
        assertThat(report(List.of("one edit is lost")).table()).contains("one edit is lost");
    }

    @Test
    void theJsonSaysMachineCommandAndFigures() {
        assertThat(report(List.of()).json())
                .contains("\"command\" : \"./orrery bench relay\"")
                .contains("\"processor\"", "\"java\"", "\"load_before\"")
                .contains("\"what\" : \"p50\"", "\"value\" : 3.2");
    }
}
