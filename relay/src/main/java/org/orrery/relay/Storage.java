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
import org.orrery.relay.audit.FileAdminAudit;
import org.orrery.relay.audit.SignedHeads;
import org.orrery.relay.blob.BlobStore;
import org.orrery.relay.idempotency.IdempotencyKeys;
import org.orrery.relay.key.KeyRing;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.log.SnapshotStore;
import org.orrery.relay.log.file.FileSessionLog;
import org.orrery.relay.log.file.FileSnapshotStore;
import org.orrery.relay.log.file.FolderDisk;
import org.orrery.relay.log.file.LogLimits;
import org.orrery.relay.log.file.LogSetup;
import org.orrery.relay.privacy.PersonalDataStore;
import org.orrery.relay.seal.Sealing;
import org.orrery.relay.session.Directory;
import org.orrery.relay.session.Tokens;
import org.orrery.relay.setting.RelaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The data directory of a relay, which belongs to one process at a time:
///
/// - `sessions/ID/`: `session.json`, the segments of the log, and snapshots
/// - `tokens`: hashes of the join tokens
/// - `blobs/HH/HASH`
/// - `identity.db`: accounts, sign-ins and invites
/// - `admin.audit`: what was done to sessions and people
/// - `idempotency.db`: what creations with an idempotency key were answered
///
/// Keys and signed heads are in a directory of their own.
record Storage(
        Directory directory,
        Tokens tokens,
        SessionLog log,
        SnapshotStore snapshots,
        BlobStore blobs,
        ExecutorService snapshotWriter,
        KeyRing keys,
        FileAdminAudit audit,
        SignedHeads heads,
        IdempotencyKeys idempotency) {

    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
    private static final int WAITING_SNAPSHOTS = 1_000;

    /// Opens the directory, which is made when it is not there.
    ///
    /// @throws IOException with a message for people
    static Storage open(RelaySettings settings) throws IOException {
        Path data = settings.storage().dataDirectory();
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
                            settings.storage().tokenLifetime());
            BlobStore blobs =
                    BlobStore.open(data.resolve("blobs"), settings.storage().blobQuotaBytes());
            LogLimits limits =
                    new LogLimits(
                            LogLimits.STANDARD.segmentBytes(),
                            settings.storage().logQueue(),
                            LogLimits.STANDARD.waitingBytes());
            KeyRing keys = KeyRing.open(settings.storage().keysDirectory());
            FileAdminAudit audit =
                    FileAdminAudit.open(data.resolve(FileAdminAudit.FILE), InstantSource.system());
            int back = keys.destroyAgain(PersonalDataStore.destroyed(audit));
            if (back > 0) {
                LOG.warn("{} destroyed keys had come back with an old copy; they are gone", back);
            }
            SignedHeads heads =
                    SignedHeads.open(
                            settings.storage().keysDirectory(),
                            settings.records()
                                    .headsFile()
                                    .orElse(
                                            settings.storage()
                                                    .keysDirectory()
                                                    .resolve(SignedHeads.FILE)),
                            InstantSource.system());
            IdempotencyKeys idempotency =
                    IdempotencyKeys.open(
                            data.resolve("idempotency.db"), keys, InstantSource.system());
            LogSetup setup = new LogSetup(limits, Sealing.with(keys), heads, LogSetup.Pause.real());
            SessionLog log = FileSessionLog.open(disk, InstantSource.system(), setup);
            ExecutorService writer = newWriter();
            SnapshotStore snapshots = new FileSnapshotStore(disk, writer, keys);
            return new Storage(
                    directory,
                    tokens,
                    log,
                    snapshots,
                    blobs,
                    writer,
                    keys,
                    audit,
                    heads,
                    idempotency);
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
        heads.close();
        audit.close();
        idempotency.close();
    }
}
