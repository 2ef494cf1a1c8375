package org.orrery.relay.log.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.Draft;

/// The files of one session, open for writing. Drafts are staged, then written, then forced; after an [IOException] nothing
/// more may be written. Confined to the writing thread.
final class SegmentedLog {

    private final Disk disk;
    private final SessionId session;
    private final long segmentBytes;
    private final Chain chain;
    private final TreeMap<Long, Segment> segments;
    private final ByteArrayOutputStream staged = new ByteArrayOutputStream();
    private Mark durable;

    /// File and length at the time of [#durable]; the file is empty before the first one.
    private String durableFile = "";

    private long durableLength;

    /// Header of a segment that has no file yet.
    private byte @Nullable [] newHeader;

    private Disk.@Nullable Output output;

    /// @param chain end of the durable records in `segments`
    SegmentedLog(
            Disk disk, Chain chain, SessionId session, List<Segment> segments, long segmentBytes) {
        this.disk = disk;
        this.chain = chain;
        this.session = session;
        this.segmentBytes = segmentBytes;
        this.segments = new TreeMap<>();
        segments.forEach(segment -> this.segments.put(segment.header().first(), segment));
        this.durable = new Mark(chain.last(), chain.hash());
        noteDurable();
    }

    /// A place in the chain.
    static final class Mark {
        private final long sequence;
        private final byte[] hash;

        Mark(long sequence, byte[] hash) {
            this.sequence = sequence;
            this.hash = hash;
        }

        long sequence() {
            return sequence;
        }

        /// Of the whole record of that entry.
        byte[] hash() {
            return hash;
        }
    }

    /// Number of the newest entry that survives a crash.
    long durable() {
        return durable.sequence();
    }

    Mark durableMark() {
        return durable;
    }

    private void noteDurable() {
        durable = new Mark(chain.last(), chain.hash());
        if (!segments.isEmpty()) {
            durableFile = current().file();
            durableLength = current().length();
        }
    }

    /// Gives a draft its place.
    ///
    /// @param payload the draft's batch in CBOR
    Entry stage(Draft draft, byte[] payload, long nowMillis) {
        Entry entry = draft.at(chain.last() + 1, Math.max(nowMillis, chain.lastMillis()));
        LogRecord record = LogRecord.of(session, entry, payload, durable(), chain.hash());
        if (isFull() && staged.size() == 0) {
            SegmentHeader header = new SegmentHeader(session, entry.sequence());
            segments.put(header.first(), new Segment(header, SegmentHeader.VERSION));
            newHeader = header.encode(chain.hash());
        }
        current().add(record);
        chain.add(record);
        staged.writeBytes(record.bytes());
        return entry;
    }

    private boolean isFull() {
        return segments.isEmpty()
                || current().length() >= segmentBytes
                || !current().isOfThisVersion();
    }

    private Segment current() {
        return segments.lastEntry().getValue();
    }

    /// Writes what is staged.
    void write() throws IOException {
        if (newHeader != null) {
            closeOutput();
            create(current().file(), newHeader);
            newHeader = null;
        }
        if (output == null) {
            output = disk.append(current().file());
        }
        long end = current().length() - staged.size();
        if (output.position() != end) {
            throw new IOException(
                    current().file() + " should have " + end + " bytes, not " + output.position());
        }
        output.write(ByteBuffer.wrap(staged.toByteArray()));
        staged.reset();
    }

    private void create(String file, byte[] header) throws IOException {
        disk.makeFolder(SegmentHeader.folder(session));
        String unfinished = file + Recovery.UNFINISHED;
        disk.delete(unfinished);
        try (Disk.Output out = disk.append(unfinished)) {
            out.write(ByteBuffer.wrap(header));
            out.force();
        }
        disk.rename(unfinished, file);
        disk.forceFolder(SegmentHeader.folder(session));
    }

    /// Makes what is written durable.
    ///
    /// @return whether this sealed a segment
    boolean force() throws IOException {
        if (output != null) {
            output.force();
        }
        boolean sealed = !durableFile.isEmpty() && !durableFile.equals(current().file());
        noteDurable();
        return sealed;
    }

    /// Takes back what was written and not forced, durably. After this nothing more can be staged here.
    void retreat() throws IOException {
        closeOutput();
        if (!segments.isEmpty() && !current().file().equals(durableFile)) {
            String folder = SegmentHeader.folder(session);
            disk.makeFolder(folder);
            disk.delete(current().file() + Recovery.UNFINISHED);
            disk.delete(current().file());
            disk.forceFolder(folder);
        }
        if (!durableFile.isEmpty()) {
            disk.truncate(durableFile, durableLength);
        }
    }

    /// What to read for the entries after `sequence`.
    List<Segment.Span> spansAfter(long sequence) {
        Long first = segments.floorKey(sequence + 1);
        NavigableMap<Long, Segment> tail = first == null ? segments : segments.tailMap(first, true);
        return tail.values().stream().map(segment -> segment.from(sequence + 1)).toList();
    }

    void closeOutput() throws IOException {
        if (output != null) {
            Disk.Output closing = output;
            output = null;
            closing.close();
        }
    }
}
