package org.orrery.relay.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.protocol.codec.RecordCodec;
import org.orrery.relay.disk.Disk;
import org.orrery.relay.disk.DiskFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open log of one session. Opening checks all of it: a torn tail, which nobody was ever told of, is cut off; damage to
/// what was durable is refused. Confined to one thread.
final class LogFile implements AutoCloseable {

    static final String NAME = "entries.log";

    private static final Logger LOG = LoggerFactory.getLogger(LogFile.class);
    private static final int INDEX_EVERY = 256;
    private static final int GROUP = 512;

    private final SessionId session;
    private final String where;
    private final DiskFile file;
    private final TreeMap<Long, Long> offsets = new TreeMap<>();
    private Hash lastHash = Hash.NONE;
    private long lastSequence;
    private long lastMillis;
    private long writtenBytes;
    private long durableBytes;
    private long durableSequence;

    private LogFile(SessionId session, String where, DiskFile file) {
        this.session = session;
        this.where = where;
        this.file = file;
    }

    /// Opens and checks the log of a session.
    ///
    /// @throws LogException when something durable is damaged or missing, naming file and offset
    static LogFile open(Disk disk, SessionId session) throws IOException {
        String folder = session.toString();
        boolean isNew = !disk.list(folder).contains(NAME);
        LogFile log = new LogFile(session, disk.describe(folder, NAME), disk.open(folder, NAME));
        try {
            if (isNew) {
                disk.forceFolder(folder);
            }
            log.recover(FileSnapshots.newestName(disk, folder));
            return log;
        } catch (IOException | LogException failure) {
            log.close();
            throw failure;
        }
    }

    long lastSequence() {
        return durableSequence;
    }

    private void recover(long snapshotSequence) throws IOException {
        long size = file.size();
        long offset = 0;
        while (offset < size) {
            byte[] record = record(offset, size);
            if (record.length == 0 || !takes(record, offset)) {
                cut(offset, size);
                break;
            }
            offset += record.length;
        }
        writtenBytes = offset;
        durableBytes = offset;
        durableSequence = lastSequence;
        if (snapshotSequence > lastSequence) {
            throw new LogException(
                    where
                            + " ends with entry "
                            + lastSequence
                            + " at offset "
                            + offset
                            + ", but there was an entry "
                            + snapshotSequence,
                    null);
        }
    }

    /// Takes a record into account if it is the next one.
    private boolean takes(byte[] bytes, long offset) {
        try {
            LogRecord record = LogRecord.decode(bytes);
            Entry entry = record.entry();
            boolean next =
                    record.session().equals(session)
                            && entry.sequence() == lastSequence + 1
                            && record.previousHash().equals(lastHash);
            if (next) {
                note(entry.sequence(), entry.timeMillis(), bytes, offset);
            }
            return next;
        } catch (IOException malformed) {
            return false;
        }
    }

    private void note(long sequence, long millis, byte[] record, long offset) {
        if (sequence % INDEX_EVERY == 1) {
            offsets.put(sequence, offset);
        }
        lastSequence = sequence;
        lastMillis = millis;
        lastHash = Hash.of(record);
    }

    /// What follows the last sound record is a torn tail, unless a later record proves that it had been durable.
    private void cut(long offset, long size) throws IOException {
        for (long at = offset + 1; at <= size - LogRecord.FRAME_BYTES - LogRecord.MIN_BODY; at++) {
            byte[] later = record(at, size);
            if (later.length > 0 && provesDurable(later, offset)) {
                throw new LogException(
                        where + " is damaged at offset " + offset + ": later entries are sound",
                        null);
            }
        }
        LOG.warn("{}: a torn tail of {} bytes is cut at offset {}", where, size - offset, offset);
        file.truncate(offset);
        file.force();
    }

    private static boolean provesDurable(byte[] later, long offset) {
        try {
            return LogRecord.decode(later).durableBytes() > offset;
        } catch (IOException noRecord) {
            return false;
        }
    }

    /// The sound record of this session at `offset`; empty when there is none.
    private byte[] record(long offset, long size) throws IOException {
        byte[] none = new byte[0];
        byte[] head = new byte[LogRecord.FRAME_BYTES + 17];
        if (file.read(ByteBuffer.wrap(head), offset) < head.length
                || !LogRecord.isOf(session, head)) {
            return none;
        }
        int length = ByteBuffer.wrap(head).getInt();
        if (!LogRecord.isPlausible(length) || offset + LogRecord.FRAME_BYTES + length > size) {
            return none;
        }
        byte[] record = new byte[LogRecord.FRAME_BYTES + length];
        boolean whole = file.read(ByteBuffer.wrap(record), offset) == record.length;
        return whole && LogRecord.isSound(record) ? record : none;
    }

    /// Writes drafts behind one another and makes them durable together.
    ///
    /// @return the entries they became
    List<Entry> append(List<Draft> drafts, List<byte[]> batches, long nowMillis)
            throws IOException {
        List<Entry> entries = new ArrayList<>(drafts.size());
        List<byte[]> records = new ArrayList<>(drafts.size());
        int bytes = 0;
        long offset = writtenBytes;
        for (int i = 0; i < drafts.size(); i++) {
            long millis = Math.max(lastMillis, nowMillis);
            Entry entry = drafts.get(i).at(lastSequence + 1, millis);
            byte[] record =
                    new LogRecord(session, entry, durableBytes, lastHash).encode(batches.get(i));
            note(entry.sequence(), millis, record, offset);
            offset += record.length;
            bytes += record.length;
            records.add(record);
            entries.add(entry);
        }
        ByteBuffer group = ByteBuffer.allocate(bytes);
        records.forEach(group::put);
        file.append(group.flip());
        writtenBytes = offset;
        file.force();
        durableBytes = writtenBytes;
        durableSequence = lastSequence;
        return entries;
    }

    /// Hands over the durable entries after `afterSequence`, in groups.
    void replay(long afterSequence, Consumer<List<Entry>> handler) throws IOException {
        var start = offsets.floorEntry(afterSequence + 1);
        long offset = start == null ? 0 : start.getValue();
        List<Entry> group = new ArrayList<>();
        while (offset < durableBytes) {
            byte[] record = record(offset, durableBytes);
            if (record.length == 0) {
                throw new LogException(where + " cannot be read at offset " + offset, null);
            }
            Entry entry = LogRecord.decode(record).entry();
            if (entry.sequence() > afterSequence) {
                group.add(entry);
            }
            if (group.size() == GROUP) {
                handler.accept(List.copyOf(group));
                group.clear();
            }
            offset += record.length;
        }
        if (!group.isEmpty()) {
            handler.accept(List.copyOf(group));
        }
    }

    static byte[] encode(Draft draft) {
        return RecordCodec.encode(draft.batch());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
