package org.orrery.relay.log.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.orrery.model.id.SessionId;
import org.orrery.relay.log.LogException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens a session's files after whatever happened: checks every record, cuts what was being written when the machine
/// stopped, and refuses everything else that is wrong.
final class Recovery {

    static final String UNFINISHED = ".tmp";

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int SECTOR = 512;

    private final Disk disk;
    private final SessionId session;
    private final Chain chain;

    /// Whether what memory has of the files is passed over.
    private final boolean fromDevice;

    private Recovery(Disk disk, SessionId session, boolean fromDevice) {
        this.disk = disk;
        this.session = session;
        this.chain = Chain.empty(session);
        this.fromDevice = fromDevice;
    }

    /// Reads all of a session's records.
    ///
    /// @throws LogException naming file and offset, when the log is damaged or cannot be read
    static SegmentedLog open(Disk disk, SessionId session, long segmentBytes) {
        try {
            return new Recovery(disk, session, false).open(segmentBytes);
        } catch (IOException failure) {
            throw unreadable(session, failure);
        }
    }

    /// Opens a session after a force that failed. What memory has of the newest segment may never have reached the device
    /// and be taken for written all the same, so its records are read back from the device and put into a new file.
    ///
    /// @param until what was durable before, and has to be there
    /// @throws LogException when it is not there, or the device still fails
    static SegmentedLog reopen(
            Disk disk, SessionId session, long segmentBytes, SegmentedLog.Mark until) {
        try {
            Recovery device = new Recovery(disk, session, true);
            List<Segment> segments = device.scanAll();
            if (device.chain.last() < until.sequence()) {
                throw new LogException(
                        "the device has lost entry "
                                + (device.chain.last() + 1)
                                + " of session "
                                + session,
                        null);
            }
            if (!segments.isEmpty()) {
                device.writeAnew(segments.getLast());
            }
            return new Recovery(disk, session, false).open(segmentBytes);
        } catch (IOException failure) {
            throw unreadable(session, failure);
        }
    }

    private static LogException unreadable(SessionId session, IOException failure) {
        return new LogException(
                "the log of session " + session + " cannot be read: " + failure.getMessage(),
                failure);
    }

    private SegmentedLog open(long segmentBytes) throws IOException {
        List<Segment> segments = scanAll();
        if (!segments.isEmpty()) {
            disk.truncate(segments.getLast().file(), segments.getLast().length());
        }
        return new SegmentedLog(disk, chain, session, segments, segmentBytes);
    }

    private void writeAnew(Segment segment) throws IOException {
        byte[] sound;
        try (InputStream in = disk.reread(segment.file())) {
            sound = in.readNBytes(Math.toIntExact(segment.length()));
        }
        String unfinished = segment.file() + UNFINISHED;
        disk.delete(unfinished);
        try (Disk.Output out = disk.append(unfinished)) {
            out.write(ByteBuffer.wrap(sound));
            out.force();
        }
        disk.rename(unfinished, segment.file());
        disk.forceFolder(SegmentHeader.folder(session));
    }

    private InputStream read(String file, long offset) throws IOException {
        if (!fromDevice) {
            return disk.read(file, offset);
        }
        InputStream in = disk.reread(file);
        in.skipNBytes(offset);
        return in;
    }

    private List<Segment> scanAll() throws IOException {
        List<SegmentHeader> headers = new ArrayList<>();
        long kept = 0;
        for (String name : disk.list(SegmentHeader.folder(session))) {
            if (name.equals(LogCheck.ARCHIVE)) {
                throw new LogException("session " + session + " is archived", null);
            }
            kept = Math.max(kept, FileSnapshotStore.sequenceOf(name));
            if (SegmentHeader.isUnfinished(name)) {
                disk.delete(SegmentHeader.folder(session) + "/" + name);
            } else if (SegmentHeader.isSegment(name)) {
                headers.add(new SegmentHeader(session, SegmentHeader.first(name)));
            }
        }
        List<Segment> segments = new ArrayList<>();
        for (SegmentHeader header : headers) {
            boolean newest = segments.size() == headers.size() - 1;
            segments.add(scan(header, newest));
        }
        if (kept > chain.last()) {
            throw new LogException(
                    "the log of session %s ends at entry %d, but there was an entry %d"
                            .formatted(session, chain.last(), kept),
                    null);
        }
        return segments;
    }

    private Segment scan(SegmentHeader header, boolean newest) throws IOException {
        if (header.first() != chain.last() + 1) {
            throw refusal(header, 0, "the entries from " + (chain.last() + 1) + " are missing");
        }
        try (InputStream in = read(header.file(), 0)) {
            byte[] head = in.readNBytes(SegmentHeader.LENGTH);
            header.objection(head, chain.hash())
                    .ifPresent(objection -> {
                        throw refusal(header, 0, objection);
                    });
            Segment segment = new Segment(header, SegmentHeader.version(head));
            scan(segment, new SegmentReader(in, SegmentHeader.LENGTH), newest);
            return segment;
        }
    }

    private void scan(Segment segment, SegmentReader reader, boolean newest) throws IOException {
        while (true) {
            switch (reader.next()) {
                case SegmentReader.Step.Read(LogRecord record) -> {
                    chain.objection(record)
                            .ifPresent(objection -> {
                                throw refusal(segment.header(), reader.offset(), objection);
                            });
                    chain.add(record);
                    segment.add(record);
                }
                case SegmentReader.Step.End() -> {
                    return;
                }
                case SegmentReader.Step.Damage(String what) -> {
                    if (!newest || !isUnfinished(segment)) {
                        throw refusal(segment.header(), reader.offset(), what);
                    }
                    LOG.warn(
                            "{}: unfinished from offset {} on, after entry {}: {}",
                            segment.file(),
                            reader.offset(),
                            chain.last(),
                            what);
                    return;
                }
            }
        }
    }

    /// Whether what follows the last sound record is what a crash may leave of an unforced write: nothing sound comes after
    /// it, or only records of that same write behind a part that never reached the disk and so reads as zeros. Sound
    /// records behind anything else were durable, and so was what is missing.
    private boolean isUnfinished(Segment segment) throws IOException {
        byte[] rest;
        try (InputStream in = read(segment.file(), segment.length())) {
            rest = in.readAllBytes();
        }
        int later = nextIntact(rest, 1);
        if (later == rest.length) {
            return true;
        }
        if (!hasUnwrittenSector(rest, later, segment.length())) {
            return false;
        }
        for (int at = later; at < rest.length; ) {
            int length = LogRecord.PREFIX + ByteBuffer.wrap(rest).getInt(at);
            LogRecord record = LogRecord.wrap(Arrays.copyOfRange(rest, at, at + length));
            if (record.durable() > chain.last()) {
                return false;
            }
            at = nextIntact(rest, at + length);
        }
        return true;
    }

    private int nextIntact(byte[] rest, int from) {
        int at = from;
        while (at < rest.length && !LogRecord.isIntact(rest, at, session)) {
            at++;
        }
        return at;
    }

    private static boolean hasUnwrittenSector(byte[] rest, int end, long fileOffset) {
        int start = (int) ((SECTOR - fileOffset % SECTOR) % SECTOR);
        for (int sector = start; sector + SECTOR <= end; sector += SECTOR) {
            if (isZero(rest, sector)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isZero(byte[] bytes, int sector) {
        for (int i = sector; i < sector + SECTOR; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static LogException refusal(SegmentHeader header, long offset, String what) {
        return new LogException(
                "log segment " + header.file() + ", offset " + offset + ": " + what, null);
    }
}
