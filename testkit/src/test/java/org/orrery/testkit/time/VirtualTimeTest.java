package org.orrery.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> done = new ArrayList<>();

    @Test
    void tasksRunWhenTheyAreDueInTheOrderOfAsking() {
        time.after(Duration.ofMillis(20), () -> done.add("late"));
        time.after(Duration.ofMillis(10), () -> done.add("first"));
        time.after(Duration.ofMillis(10), () -> done.add("second"));
        time.run(Duration.ofMillis(15));
        assertThat(done).containsExactly("first", "second");
        assertThat(time.nanos()).isEqualTo(15_000_000);
        time.run(Duration.ofMillis(5));
        assertThat(done).containsExactly("first", "second", "late");
    }

    @Test
    void aTaskMayAskForMoreAndSeesItsOwnTime() {
        long start = time.millis();
        time.after(
                Duration.ofMillis(10),
                () ->
                        time.after(
                                Duration.ofMillis(10),
                                () -> done.add("" + (time.millis() - start))));
        time.run(Duration.ofSeconds(1));
        assertThat(done).containsExactly("20");
    }

    @Test
    void aCancelledTaskDoesNotRun() {
        time.soon(() -> done.add("never")).cancel();
        time.run(Duration.ofSeconds(1));
        assertThat(done).isEmpty();
    }
}
