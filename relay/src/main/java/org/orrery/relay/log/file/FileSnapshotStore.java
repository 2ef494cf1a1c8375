package org.orrery.relay.log.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.id.SessionId;
import org.orrery.protocol.codec.RecordCodec;
import org.orrery.relay.key.DataKey;
import org.orrery.relay.key.KeyRing;
import org.orrery.relay.log.SnapshotStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Snapshots in files of one directory, a folder for each session. A file is `ORRS`, format version, session, sequence,
/// CRC32C of all but itself, then the document as [RecordCodec] has it; in format 2 the id of the session's key (16) and the
/// document encrypted under it. The newest two are kept; one that is damaged, or whose key was destroyed, is passed over.
public final class FileSnapshotStore implements SnapshotStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileSnapshotStore.class);

    private static final int MAGIC = 0x4F525253;
    private static final int PLAIN = 1;
    private static final int SEALED = 2;
    private static final int KEY_ID = 16;
    private static final int CRC = 32;
    private static final int DOCUMENT = 36;
    private static final int KEPT = 2;
    private static final String NAME = "\\d{20}\\.snapshot";

    private final Disk disk;
    private final Executor writer;
    private final @Nullable KeyRing keys;

    /// A store of snapshots that anybody can read.
    ///
    /// @param writer runs one task at a time, and bounds how many may wait
    public FileSnapshotStore(Disk disk, Executor writer) {
        this(disk, writer, null);
    }

    /// A store of snapshots.
    ///
    /// @param writer runs one task at a time, and bounds how many may wait
    /// @param keys encrypt each session's under a key of its own; `null` leaves them plain
    public FileSnapshotStore(Disk disk, Executor writer, @Nullable KeyRing keys) {
        this.disk = disk;
        this.writer = writer;
        this.keys = keys;
    }

    @Override
    public CompletionStage<Void> save(SessionId session, Document document) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        write(session, document);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                },
                writer);
    }

    @Override
    public CompletionStage<Void> settled() {
        return CompletableFuture.runAsync(() -> {}, writer);
    }

    private void write(SessionId session, Document document) throws IOException {
        String folder = session.toString();
        String file = folder + "/" + "%020d.snapshot".formatted(document.sequence());
        String unfinished = file + Recovery.UNFINISHED;
        disk.makeFolder(folder);
        disk.delete(unfinished);
        try (Disk.Output out = disk.append(unfinished)) {
            out.write(ByteBuffer.wrap(encode(session, document)));
            out.force();
        }
        disk.rename(unfinished, file);
        disk.forceFolder(folder);
        List<String> names = snapshots(folder);
        for (String old : names.subList(0, Math.max(0, names.size() - KEPT))) {
            disk.delete(folder + "/" + old);
        }
    }

    private byte[] encode(SessionId session, Document document) throws IOException {
        byte[] payload = RecordCodec.encode(document);
        if (keys != null) {
            DataKey key = keys.ofSession(session.value());
            byte[] sealed = key.seal(payload, context(session, document.sequence()));
            payload =
                    ByteBuffer.allocate(KEY_ID + sealed.length)
                            .putLong(key.id().getMostSignificantBits())
                            .putLong(key.id().getLeastSignificantBits())
                            .put(sealed)
                            .array();
        }
        byte[] bytes = new byte[DOCUMENT + payload.length];
        ByteBuffer out = ByteBuffer.wrap(bytes);
        out.putInt(MAGIC).putInt(keys == null ? PLAIN : SEALED);
        out.putLong(session.value().getMostSignificantBits());
        out.putLong(session.value().getLeastSignificantBits());
        out.putLong(document.sequence()).putInt(0).put(payload);
        out.putInt(CRC, Hash.crc(bytes, 0, CRC, bytes.length));
        return bytes;
    }

    @Override
    public Optional<Document> newest(SessionId session, long lastSequence) {
        String folder = session.toString();
        try {
            for (String name : snapshots(folder).reversed()) {
                if (sequence(name) <= lastSequence) {
                    Optional<Document> document = read(session, folder + "/" + name);
                    if (document.isPresent()) {
                        return document;
                    }
                }
            }
        } catch (IOException failure) {
            LOG.warn("the snapshots of session {} cannot be listed", session, failure);
        }
        return Optional.empty();
    }

    private Optional<Document> read(SessionId session, String file) {
        try (InputStream in = disk.read(file, 0)) {
            return Optional.of(decode(session, in.readAllBytes()));
        } catch (IOException | IllegalArgumentException unsound) {
            LOG.warn("snapshot {} is passed over", file, unsound);
            return Optional.empty();
        }
    }

    private Document decode(SessionId session, byte[] bytes) throws IOException {
        if (bytes.length < DOCUMENT) {
            throw new IOException("it is cut short");
        }
        ByteBuffer view = ByteBuffer.wrap(bytes);
        int version = view.getInt(4);
        if (view.getInt(0) != MAGIC || version < PLAIN || version > SEALED) {
            throw new IOException("it has another format");
        }
        if (view.getInt(CRC) != Hash.crc(bytes, 0, CRC, bytes.length)) {
            throw new IOException("its checksum is wrong");
        }
        byte[] payload = new byte[bytes.length - DOCUMENT];
        view.get(DOCUMENT, payload);
        if (version == SEALED) {
            payload = open(session, view.getLong(24), payload);
        }
        Document document = RecordCodec.decodeDocument(payload);
        UUID owner = new UUID(view.getLong(8), view.getLong(16));
        if (!owner.equals(session.value()) || document.sequence() != view.getLong(24)) {
            throw new IOException("it is of another session or entry");
        }
        return document;
    }

    private byte[] open(SessionId session, long sequence, byte[] payload) throws IOException {
        if (keys == null || payload.length < KEY_ID) {
            throw new IOException("it is encrypted");
        }
        ByteBuffer in = ByteBuffer.wrap(payload);
        UUID id = new UUID(in.getLong(), in.getLong());
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        if (keys.findSession(session.value(), id) instanceof KeyRing.Found.Key(DataKey key)) {
            try {
                return key.open(sealed, context(session, sequence));
            } catch (GeneralSecurityException changed) {
                throw new IOException("it was changed", changed);
            }
        }
        throw new IOException("its key is there no more");
    }

    private static byte[] context(SessionId session, long sequence) {
        return ByteBuffer.allocate(24)
                .putLong(session.value().getMostSignificantBits())
                .putLong(session.value().getLeastSignificantBits())
                .putLong(sequence)
                .array();
    }

    private List<String> snapshots(String folder) throws IOException {
        List<String> names = new ArrayList<>(disk.list(folder));
        names.removeIf(name -> !name.matches(NAME));
        return names;
    }

    /// The sequence of the snapshot of that name; 0 when it is none.
    static long sequenceOf(String name) {
        return name.matches(NAME) ? sequence(name) : 0;
    }

    private static long sequence(String name) {
        return Long.parseLong(name, 0, name.indexOf('.'), 10);
    }
}
