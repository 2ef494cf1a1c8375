package org.orrery.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class MetricsTest {

    private static final String EARLIER =
            """
            # TYPE orrery_operation_seconds histogram
            orrery_operation_seconds_bucket{le="0.001"} 10
            orrery_operation_seconds_bucket{le="0.002"} 10
            orrery_operation_seconds_bucket{le="+Inf"} 10
            """;

    private static final String LATER =
            """
            orrery_operation_seconds_bucket{le="0.001"} 60
            orrery_operation_seconds_bucket{le="0.002"} 100
            orrery_operation_seconds_bucket{le="+Inf"} 110
            orrery_rooms 3.0
            garbage
            """;

    private final Metrics.Buckets buckets =
            Metrics.parse(LATER).histogram("orrery_operation_seconds", Metrics.parse(EARLIER));

    @Test
    void onlyWhatCameAfterTheEarlierReadingCounts() {
        assertThat(buckets.count()).isEqualTo(100);
        assertThat(buckets.shareWithin(0.001)).isEqualTo(0.5);
        assertThat(buckets.shareWithin(0.002)).isEqualTo(0.9);
    }

    @Test
    void aQuantileIsFoundWithinItsBucket() {
        assertThat(buckets.quantile(0.25)).isCloseTo(0.0005, within(1e-9));
        assertThat(buckets.quantile(0.7)).isCloseTo(0.0015, within(1e-9));
        assertThat(buckets.quantile(0.99)).isInfinite();
    }

    @Test
    void aMeterThatIsNotThereHasNoFigures() {
        Metrics none = Metrics.parse("");

        assertThat(none.value("orrery_rooms")).isZero();
        assertThat(none.histogram("orrery_operation_seconds", none).quantile(0.5)).isNaN();
        assertThat(Metrics.parse(LATER).value("orrery_rooms")).isEqualTo(3);
    }
}
