package org.orrery.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.ui.setting.UserSettings;
import org.orrery.ui.setting.UserSettings.RecentSession;

class FileSettingsStoreTest {

    @TempDir Path folder;

    @Test
    void whatWasSavedIsThereAfterARestart() {
        Path file = folder.resolve("deep").resolve("settings.json");
        UserSettings settings =
                UserSettings.initial("ada")
                        .withPerson("Ada", "#112233", "robot", "analyst")
                        .withDark(false)
                        .visited(
                                new RecentSession(
                                        "http://127.0.0.1:8000",
                                        "0190-id",
                                        "Review",
                                        Instant.parse("2026-01-02T03:04:05Z")));
        try (FileSettingsStore store = new FileSettingsStore(file)) {
            store.save(UserSettings.initial("bo"));
            store.save(settings);
            assertThat(store.load()).isEqualTo(settings);
        }
        try (FileSettingsStore store = new FileSettingsStore(file)) {
            assertThat(store.load()).isEqualTo(settings);
        }
    }

    @Test
    void aNewUserGetsAnIdOfTheirOwn() {
        try (FileSettingsStore store = new FileSettingsStore(folder.resolve("none.json"))) {
            assertThat(store.load().userId()).startsWith("user-").hasSize(13);
        }
    }

    @Test
    void anUnreadableFileIsSetAsideAndNotLost() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{ not json");
        try (FileSettingsStore store = new FileSettingsStore(file)) {
            assertThat(store.load().name()).isEmpty();
        }
        assertThat(folder.resolve("settings.json.unreadable")).hasContent("{ not json");
    }
}
