package org.orrery.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.orrery.relay.blob.BlobStore;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.log.SnapshotStore;
import org.orrery.relay.log.file.FileSessionLog;
import org.orrery.relay.log.file.FileSnapshotStore;
import org.orrery.relay.log.file.FolderDisk;
import org.orrery.relay.log.file.LogLimits;
import org.orrery.relay.log.file.LogSetup;
import org.orrery.relay.session.Directory;
import org.orrery.relay.session.Tokens;
import org.orrery.relay.setting.RelaySettings;

/// The data directory of a relay, which belongs to one process at a time:
///
/// - `sessions/ID/`: `session.json`, the segments of the log, and snapshots
/// - `tokens`: hashes of the join tokens
/// - `blobs/HH/HASH`
record Storage(
        Directory directory,
        Tokens tokens,
        SessionLog log,
        SnapshotStore snapshots,
        BlobStore blobs,
        ExecutorService snapshotWriter) {

    private static final int WAITING_SNAPSHOTS = 1_000;

    /// Opens the directory, which is made when it is not there.
    ///
    /// @throws IOException with a message for people
    static Storage open(RelaySettings settings) throws IOException {
        Path data = settings.dataDirectory();
        Path sessions = data.resolve("sessions");
        Files.createDirectories(sessions);
        FolderDisk disk = FolderDisk.open(sessions);
        try {
            Directory directory = Directory.open(sessions);
            Tokens tokens =
                    Tokens.open(
                            data.resolve("tokens"),
                            new SecureRandom(),
                            InstantSource.system(),
                            settings.tokenLifetime());
            BlobStore blobs = BlobStore.open(data.resolve("blobs"), settings.blobQuotaBytes());
            LogLimits limits =
                    new LogLimits(
                            LogLimits.STANDARD.segmentBytes(),
                            settings.logQueue(),
                            LogLimits.STANDARD.waitingBytes());
            SessionLog log = FileSessionLog.open(disk, InstantSource.system(), LogSetup.recovering(limits));
            ExecutorService writer = newWriter();
            SnapshotStore snapshots = new FileSnapshotStore(disk, writer);
            return new Storage(directory, tokens, log, snapshots, blobs, writer);
        } catch (IOException failure) {
            disk.close();
            throw failure;
        }
    }

    private static ExecutorService newWriter() {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING_SNAPSHOTS),
                Thread.ofPlatform().name("relay-snapshots").daemon().factory());
    }

    /// Writes out what is waiting and lets go of the directory.
    void close() {
        snapshotWriter.shutdown();
        log.close();
    }
}
