package org.orrery.relay.setting;

import java.nio.file.Path;
import java.time.Duration;

/// Where a relay keeps what, how much of it and for how long.
public record StorageSettings(
        Path dataDirectory,
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
                reading.duration("token-lifetime"),
                reading.duration("unload-after"),
                reading.whole("snapshot-every"),
                reading.whole("log-queue"),
                reading.size("blob-bytes"),
                reading.size("blob-quota-bytes"),
                reading.whole("max-sessions"));
    }
}
