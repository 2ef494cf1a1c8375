package org.orrery.relay.log.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Reads records one after the other until the end or the first harm.
final class SegmentReader {

    sealed interface Step {
        record Read(LogRecord record) implements Step {}

        record End() implements Step {}

        record Damage(String what) implements Step {}
    }

    private final InputStream in;
    private long offset;
    private long next;

    /// @param next where `in` stands in the file
    SegmentReader(InputStream in, long next) {
        this.in = in;
        this.next = next;
        this.offset = next;
    }

    /// Where what was read last begins.
    long offset() {
        return offset;
    }

    Step next() throws IOException {
        offset = next;
        byte[] prefix = in.readNBytes(LogRecord.PREFIX);
        if (prefix.length == 0) {
            return new Step.End();
        }
        if (prefix.length < LogRecord.PREFIX) {
            return new Step.Damage("a record is cut short");
        }
        int length = ByteBuffer.wrap(prefix).getInt();
        if (!LogRecord.isPossible(length)) {
            return new Step.Damage("no record has a length of " + length);
        }
        byte[] rest = in.readNBytes(length);
        if (rest.length < length) {
            return new Step.Damage("a record is cut short");
        }
        byte[] bytes = Arrays.copyOf(prefix, LogRecord.PREFIX + length);
        System.arraycopy(rest, 0, bytes, LogRecord.PREFIX, length);
        if (!LogRecord.hasSoundChecksum(bytes)) {
            return new Step.Damage("a record's checksum is wrong");
        }
        next += bytes.length;
        return new Step.Read(LogRecord.wrap(bytes));
    }
}
