package org.orrery.ui.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.orrery.ui.setting.UserSettings.RecentSession;

final class UserSettingsTest {
    @Test
    void aSessionVisitedAgainIsFirstAndOnce() {
        UserSettings settings = UserSettings.initial("ada");
        for (int i = 0; i < 12; i++) {
            settings = settings.visited(visit("session " + i));
        }
        settings = settings.visited(visit("session 9"));

        assertThat(settings.recent()).hasSize(8);
        assertThat(settings.recent().getFirst().session()).isEqualTo("session 9");
        assertThat(settings.recent()).doesNotHaveDuplicates();
    }

    @Test
    void aSessionCanBeForgotten() {
        UserSettings settings = UserSettings.initial("ada").visited(visit("one"));

        assertThat(settings.without("one").recent()).isEmpty();
    }

    private static RecentSession visit(String session) {
        return new RecentSession("http://relay.example", session, session, Instant.EPOCH);
    }
}
