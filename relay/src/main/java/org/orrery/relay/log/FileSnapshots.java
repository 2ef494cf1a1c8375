package org.orrery.relay.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.zip.CRC32C;
import org.orrery.model.document.Document;
import org.orrery.model.id.SessionId;
import org.orrery.protocol.codec.RecordCodec;
import org.orrery.relay.disk.Disk;
import org.orrery.relay.disk.DiskFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Snapshots beside the log: CRC32C (4), then the document in CBOR. The newest two are kept; a damaged one is passed over.
public final class FileSnapshots implements SnapshotStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileSnapshots.class);
    private static final String PREFIX = "snapshot-";
    private static final String DRAFT = "new-snapshot";
    private static final int KEPT = 2;
    private static final int CRC_BYTES = 4;

    private final Disk disk;
    private final Executor writer;

    /// Keeps snapshots on `disk`.
    ///
    /// @param writer runs one task at a time
    public FileSnapshots(Disk disk, Executor writer) {
        this.disk = disk;
        this.writer = writer;
    }

    @Override
    public CompletionStage<Void> save(SessionId session, Document document) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        write(session.toString(), document);
                    } catch (IOException failure) {
                        throw new CompletionException(failure);
                    }
                },
                writer);
    }

    private void write(String folder, Document document) throws IOException {
        byte[] body = RecordCodec.encode(document);
        ByteBuffer bytes = ByteBuffer.allocate(CRC_BYTES + body.length);
        bytes.putInt(crc(body)).put(body).flip();
        try (DiskFile file = disk.open(folder, DRAFT)) {
            file.truncate(0);
            file.append(bytes);
            file.force();
        }
        disk.rename(folder, DRAFT, name(document.sequence()));
        disk.forceFolder(folder);
        List<String> all = names(disk, folder);
        for (String old : all.subList(0, Math.max(0, all.size() - KEPT))) {
            disk.delete(folder, old);
        }
    }

    @Override
    public Optional<Document> newest(SessionId session, long lastSequence) {
        String folder = session.toString();
        try {
            for (String name : names(disk, folder).reversed()) {
                Optional<Document> document = read(folder, name);
                if (document.isPresent() && document.get().sequence() <= lastSequence) {
                    return document;
                }
            }
        } catch (IOException failure) {
            LOG.warn("the snapshots of session {} cannot be listed", session, failure);
        }
        return Optional.empty();
    }

    private Optional<Document> read(String folder, String name) {
        try (DiskFile file = disk.open(folder, name)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
            int read = file.read(bytes, 0);
            if (read > CRC_BYTES) {
                byte[] body = new byte[read - CRC_BYTES];
                bytes.flip().position(CRC_BYTES).get(body);
                if (bytes.getInt(0) == crc(body)) {
                    return Optional.of(RecordCodec.decodeDocument(body));
                }
            }
            LOG.warn("{} is damaged; the log is replayed instead", disk.describe(folder, name));
        } catch (IOException failure) {
            LOG.warn("{} cannot be read", disk.describe(folder, name), failure);
        }
        return Optional.empty();
    }

    /// Sequence of the newest snapshot by name, 0 for none: proof that the log had come so far.
    static long newestName(Disk disk, String folder) throws IOException {
        List<String> all = names(disk, folder);
        return all.isEmpty() ? 0 : Long.parseLong(all.getLast().substring(PREFIX.length()));
    }

    private static List<String> names(Disk disk, String folder) throws IOException {
        return disk.list(folder).stream().filter(name -> name.matches(PREFIX + "\\d{19}")).toList();
    }

    private static String name(long sequence) {
        return PREFIX + String.format(Locale.ROOT, "%019d", sequence);
    }

    private static int crc(byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update(body);
        return (int) crc.getValue();
    }
}
