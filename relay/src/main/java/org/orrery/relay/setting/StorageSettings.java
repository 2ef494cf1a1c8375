package org.orrery.relay.setting;

import java.nio.file.Path;
import java.time.Duration;

/// Where a relay keeps what, how much of it and for how long.
public record StorageSettings(
        Path dataDirectory,
        Path keysDirectory,
        Duration tokenLifetime,
        Duration unloadAfter,
        int snapshotEvery,
        int logQueue,
        long blobBytes,
        long blobQuotaBytes,
        int maxSessions) {

    static StorageSettings of(Reading reading, Path dataDirectory) {
        return new StorageSettings(
                dataDirectory,
                keys(reading.text("keys-dir"), dataDirectory),
                reading.duration("token-lifetime"),
                reading.duration("unload-after"),
                reading.whole("snapshot-every"),
                reading.whole("log-queue"),
                reading.size("blob-bytes"),
                reading.size("blob-quota-bytes"),
                reading.whole("max-sessions"));
    }

    /// Beside the data, never in it: a backup of the data must not have the keys.
    private static Path keys(String setting, Path dataDirectory) {
        Path data = dataDirectory.toAbsolutePath().normalize();
        Path keys =
                setting.isEmpty()
                        ? data.resolveSibling(data.getFileName() + "-keys")
                        : Path.of(setting).toAbsolutePath().normalize();
        if (keys.startsWith(data)) {
            throw new IllegalArgumentException(
                    "keys-dir must not be in the data directory, or backups would have the keys");
        }
        return keys;
    }
}
