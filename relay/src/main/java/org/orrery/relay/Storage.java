package org.orrery.relay;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.orrery.relay.blob.BlobStore;
import org.orrery.relay.disk.RealDisk;
import org.orrery.relay.log.FileSessionLog;
import org.orrery.relay.log.FileSnapshots;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.log.SnapshotStore;
import org.orrery.relay.session.Directory;
import org.orrery.relay.session.Tokens;

/// The data directory of a relay, which belongs to one process at a time:
///
/// - `lock`, held while the relay runs
/// - `sessions/ID/session.json`, `entries.log`, `snapshot-N`
/// - `tokens`, hashes of the join tokens
/// - `blobs/HH/HASH`
record Storage(
        FileChannel lock,
        Directory directory,
        Tokens tokens,
        SessionLog log,
        SnapshotStore snapshots,
        BlobStore blobs,
        List<ExecutorService> threads) {

    private static final int LOG_THREADS = 4;

    /// Opens the directory, which is made when it is not there.
    ///
    /// @throws IOException with a message for people
    static Storage open(RelaySettings settings) throws IOException {
        Path data = settings.dataDirectory();
        Files.createDirectories(data);
        FileChannel lock = lock(data);
        try {
            RealDisk disk = new RealDisk(data.resolve("sessions"));
            Directory directory = Directory.open(data.resolve("sessions"));
            Tokens tokens =
                    Tokens.open(
                            data.resolve("tokens"),
                            new SecureRandom(),
                            InstantSource.system(),
                            settings.tokenLifetime());
            BlobStore blobs = BlobStore.open(data.resolve("blobs"), settings.blobQuotaBytes());
            List<ExecutorService> threads =
                    IntStream.rangeClosed(0, LOG_THREADS).mapToObj(Storage::thread).toList();
            SessionLog log =
                    new FileSessionLog(
                            disk,
                            threads.subList(0, LOG_THREADS),
                            InstantSource.system(),
                            settings.logQueue());
            SnapshotStore snapshots = new FileSnapshots(disk, threads.getLast());
            return new Storage(lock, directory, tokens, log, snapshots, blobs, threads);
        } catch (IOException failure) {
            lock.close();
            throw failure;
        }
    }

    private static ExecutorService thread(int number) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("relay-log-" + number).daemon().factory());
    }

    private static FileChannel lock(Path data) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IOException("another relay is using the data directory " + data);
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException mine) {
            return null;
        }
    }

    /// Writes out what is waiting and lets go of the directory.
    void close() throws IOException {
        log.close();
        threads.forEach(ExecutorService::shutdown);
        lock.close();
    }
}
