package org.orrery.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void othersGoOnWhileATaskBlocks() {
        time.soon(() -> {
            done.add("blocks");
            time.run(Duration.ofMillis(10));
            done.add("goes on");
        });
        time.after(Duration.ofMillis(5), () -> done.add("other"));
        time.run(Duration.ofMillis(1));
        assertThat(done).containsExactly("blocks", "other", "goes on");
        assertThat(time.nanos()).isEqualTo(10_000_000);
    }

    @Test
    void whatIsThrownWhileATaskBlocksPassesItsHandler() {
        time.soon(() -> {
            try {
                time.run(Duration.ofMillis(10));
            } catch (IllegalStateException swallowed) {
                done.add("swallowed");
            }
        });
        time.soon(() -> {
            throw new IllegalStateException("broken");
        });
        assertThatThrownBy(() -> time.run(Duration.ofMillis(20))).hasMessage("broken");
        assertThat(done).isEmpty();
    }

    @Test
    void aThreadRunsOneTaskAtATimeInOrder() {
        SimulatedThread thread = new SimulatedThread(time, () -> Duration.ofMillis(1));
        thread.execute(() -> {
            done.add("first");
            time.run(Duration.ofMillis(10));
            done.add("still first");
        });
        thread.execute(() -> done.add("second"));
        thread.execute(thread::end);
        thread.execute(() -> done.add("never"));
        time.run(Duration.ofSeconds(1));
        assertThat(done).containsExactly("first", "still first", "second");
    }

    @Test
    void aThreadThatEndsWhileItBlocksHandlesNothing() {
        SimulatedThread thread = new SimulatedThread(time, () -> Duration.ZERO);
        thread.execute(() -> {
            try {
                throw new SimulatedThread.Ended();
            } catch (RuntimeException never) {
                done.add("handled");
            }
        });
        thread.execute(() -> done.add("next"));
        time.run(Duration.ofSeconds(1));
        assertThat(done).isEmpty();
    }
}
