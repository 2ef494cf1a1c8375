package org.orrery.relay.log.file;

import java.util.Map;
import java.util.TreeMap;

/// What is known of one segment file: its length, and where some of its entries begin, so that reading need not start at
/// the front.
final class Segment {

    private static final int BYTES_BETWEEN_MARKS = 1 << 18;

    private final SegmentHeader header;
    private final int version;
    private final TreeMap<Long, Long> offsets = new TreeMap<>();
    private long length = SegmentHeader.LENGTH;

    Segment(SegmentHeader header, int version) {
        this.header = header;
        this.version = version;
    }

    /// Whether records of today may be added.
    boolean isOfThisVersion() {
        return version == SegmentHeader.VERSION;
    }

    SegmentHeader header() {
        return header;
    }

    String file() {
        return header.file();
    }

    long length() {
        return length;
    }

    void add(LogRecord record) {
        Map.Entry<Long, Long> mark = offsets.lastEntry();
        if (mark == null || length - mark.getValue() >= BYTES_BETWEEN_MARKS) {
            offsets.put(record.sequence(), length);
        }
        length += record.length();
    }

    /// Where to start in order to read entry `sequence` and what follows.
    Span from(long sequence) {
        Map.Entry<Long, Long> mark = offsets.floorEntry(sequence);
        return mark == null
                ? new Span(file(), version, SegmentHeader.LENGTH, header.first())
                : new Span(file(), version, mark.getValue(), mark.getKey());
    }

    /// A part of a file.
    ///
    /// @param version format of its records
    /// @param first number of the entry at `offset`
    record Span(String file, int version, long offset, long first) {}
}
