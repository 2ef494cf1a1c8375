package org.orrery.relay.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class HasteTest {

    private static final long MILLI = 1_000_000;

    private final Haste haste = new Haste(4_000);

    /// Asks once a millisecond.
    private int allowed(int fromMilli, int untilMilli, int receivers) {
        int allowed = 0;
        for (int milli = fromMilli; milli < untilMilli; milli++) {
            allowed += haste.allows(receivers, 10_000 * MILLI + milli * MILLI) ? 1 : 0;
        }
        return allowed;
    }

    @Test
    @Tag("RM16")
    void whatIsCheapIsAlwaysAllowed() {
        assertThat(allowed(0, 2_000, 4)).isEqualTo(2_000);
    }

    @Test
    @Tag("RM16")
    void aCrowdedThreadGoesBackToTicksAndStaysThere() {
        allowed(0, 250, 40);

        assertThat(allowed(250, 2_000, 40)).isZero();
    }

    @Test
    @Tag("RM16")
    void whenItGetsQuietPosesAreToldAtOnceAgain() {
        allowed(0, 1_000, 40);
        allowed(1_000, 1_500, 2);

        assertThat(allowed(1_500, 2_000, 2)).isEqualTo(500);
    }

    @Test
    @Tag("RM25")
    void manySocketsNeedLongTicks() {
        haste.ticks(0, 100);
        haste.ticks(0, 50);

        assertThat(haste.affords(33)).isFalse();
        assertThat(haste.affords(50)).isTrue();

        haste.ticks(50, 0);

        assertThat(haste.affords(33)).isTrue();
    }

    @Test
    @Tag("RM60")
    void whatTicksTellLeavesLessToTellAtOnce() {
        assertThat(allowed(0, 1_000, 3)).isEqualTo(1_000);
        haste.ticks(0, 50);

        assertThat(allowed(1_000, 2_000, 3)).isLessThan(800);
        assertThat(allowed(2_000, 3_000, 2)).isGreaterThan(700);
    }

    @Test
    void withoutABudgetNothingIsAllowed() {
        assertThat(new Haste(0).allows(1, MILLI)).isFalse();
    }
}
