package org.orrery.relay.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.testkit.time.VirtualTime;

class TickerTest {

    private final VirtualTime time = new VirtualTime();
    private final List<Integer> stretched = new ArrayList<>();
    private int flushes;
    private int receivers = 1;
    private Duration lateness = Duration.ZERO;

    /// A thread that is always late by as much as the test wants.
    private final class LateThread extends VirtualThread {

        private final Haste haste;

        LateThread(Haste haste) {
            super(time);
            this.haste = haste;
        }

        @Override
        public Haste haste() {
            return haste;
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            return super.after(delay.plus(lateness), task);
        }
    }

    private final RoomThread thread = new LateThread(new Haste(0));
    private final Ticker ticker = new Ticker(thread, this::flush, stretched::add);

    private int flush() {
        flushes++;
        return receivers;
    }

    @Test
    @Tag("RM25")
    void aLateThreadStretchesTheIntervalAndAPunctualOneShortensItAgain() {
        lateness = Duration.ofMillis(60);
        ticker.poke();
        time.run(Duration.ofSeconds(1));
        time.run(Duration.ofSeconds(1));
        assertThat(stretched).startsWith(40, 50, 66, 100);
        assertThat(ticker.intervalMillis()).isEqualTo(100);
        lateness = Duration.ZERO;
        time.run(Duration.ofSeconds(20));
        assertThat(stretched).containsExactly(40, 50, 66, 100, 66, 50, 40, 33);
    }

    @Test
    @Tag("RM25")
    void aLateTickDoesNotPutOffTheNext() {
        ticker.poke();
        time.run(Duration.ofMillis(1));
        lateness = Duration.ofMillis(8);
        time.run(Duration.ofMillis(33 * 30));
        assertThat(flushes).isGreaterThanOrEqualTo(30);
    }

    @Test
    @Tag("RM60")
    void aTickThatIsNearComesAtOnceForCompany() {
        ticker.poke();
        time.run(Duration.ofMillis(5));
        assertThat(ticker.tickNow()).isFalse();
        time.run(Duration.ofMillis(5));
        assertThat(ticker.tickNow()).isTrue();
        assertThat(flushes).isEqualTo(2);
        time.run(Duration.ofMillis(30));
        assertThat(flushes).as("the moment before which it came is over").isEqualTo(2);
        time.run(Duration.ofMillis(20));
        assertThat(flushes).isEqualTo(3);
    }

    @Test
    @Tag("RM25")
    void roomsOfAThreadTickAtMomentsOfTheirOwnAlsoAfterItWasLate() {
        Haste shared = new Haste(1_000_000);
        List<Long> moments = new ArrayList<>();
        for (int room = 0; room < 5; room++) {
            RoomThread own = new LateThread(shared);
            new Ticker(
                            own,
                            () -> {
                                moments.add(time.nanos() / 1_000_000);
                                return 1;
                            },
                            _ -> {})
                    .poke();
        }
        time.run(Duration.ofMillis(100));
        lateness = Duration.ofMillis(30);
        time.run(Duration.ofMillis(100));
        lateness = Duration.ZERO;
        time.run(Duration.ofMillis(200));
        moments.clear();
        time.run(Duration.ofMillis(33));
        assertThat(moments).hasSizeBetween(4, 6);
        assertThat(moments.stream().distinct()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    @Tag("RM25")
    void atRestNothingTicks() {
        receivers = 0;
        ticker.poke();
        time.run(Duration.ofSeconds(1));
        assertThat(flushes).isEqualTo(1);
        assertThat(ticker.tickNow()).isFalse();
    }

    @Test
    @Tag("RM25")
    void missedTicksAreNotCaughtUp() {
        ticker.poke();
        lateness = Duration.ofSeconds(1);
        time.run(Duration.ofMillis(33));
        int before = flushes;
        time.run(Duration.ofMillis(1_034));
        assertThat(flushes - before).isLessThanOrEqualTo(2);
    }

    @Test
    @Tag("RM25")
    void aStoppedTickerIsSilent() {
        ticker.poke();
        time.run(Duration.ofMillis(1));
        ticker.stop();
        int before = flushes;
        time.run(Duration.ofSeconds(1));
        ticker.poke();
        assertThat(flushes).isEqualTo(before);
    }
}
