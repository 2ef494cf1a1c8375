package org.orrery.relay.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BucketTableTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    @Tag("RS67")
    void eachKeyHasItsOwnBucketAndIsToldHowLongToWait() {
        BucketTable<String> table = new BucketTable<>(2, 2, 100);
        assertThat(table.take("a", 0)).isZero();
        assertThat(table.take("a", 0)).isZero();
        assertThat(table.take("a", 0)).isEqualTo(SECOND / 2);
        assertThat(table.take("b", 0)).isZero();
        assertThat(table.take("a", SECOND / 2)).isZero();
    }

    @Test
    @Tag("RS67")
    void manyKeysTakeNoMoreMemoryAndDoNotForgetWhoComesOften() {
        BucketTable<Integer> table = new BucketTable<>(1, 1, 10);
        assertThat(table.take(-1, 0)).isZero();
        for (int i = 0; i < 100_000; i++) {
            assertThat(table.take(i, 0)).isZero();
            assertThat(table.take(-1, 0)).isPositive();
        }
        assertThat(table.size()).isEqualTo(10);
    }

    @Test
    @Tag("RS67")
    void whatIsClosedIsNotCountedAnyMore() {
        OpenCounts<String> counts = new OpenCounts<>(2);
        Optional<Runnable> first = counts.open("a");
        Optional<Runnable> second = counts.open("a");
        assertThat(counts.open("a")).isEmpty();
        assertThat(counts.open("b")).isPresent();
        first.orElseThrow().run();
        first.orElseThrow().run();
        assertThat(counts.open("a")).isPresent();
        assertThat(counts.open("a")).isEmpty();
        second.orElseThrow().run();
        assertThat(counts.keys()).isEqualTo(2);
    }
}
