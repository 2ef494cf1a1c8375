package org.orrery.relay.log.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.LogException;
import org.orrery.relay.seal.Sealing;

/// Reads durable entries back, checking them as recovery does.
///
/// @param sealing opens the texts
/// @param after number of the entry after which to begin
/// @param last number of the last entry, which is durable
record Replay(
        Disk disk,
        SessionId session,
        Sealing sealing,
        List<Segment.Span> spans,
        long after,
        long last) {

    private static final int GROUP_ENTRIES = 256;
    private static final int GROUP_BYTES = 1 << 20;

    /// Hands over the entries in groups until they end or the follower has enough.
    ///
    /// @throws LogException naming file and offset, when they cannot be read
    void to(Follower follower) {
        if (after >= last) {
            return;
        }
        Chain chain = Chain.after(session, spans.getFirst().first() - 1);
        for (Segment.Span span : spans) {
            try (InputStream in = disk.read(span.file(), span.offset())) {
                read(span, new SegmentReader(in, span.offset()), chain, follower);
            } catch (IOException failure) {
                throw new LogException(
                        "log segment " + span.file() + " cannot be read: " + failure.getMessage(),
                        failure);
            }
            if (chain.last() >= last || follower.isStopped()) {
                return;
            }
        }
        Segment.Span end = spans.getLast();
        throw new LogException(
                "log segment " + end.file() + " ends before its entry " + last, null);
    }

    private void read(Segment.Span span, SegmentReader reader, Chain chain, Follower follower)
            throws IOException {
        List<Entry> group = new ArrayList<>();
        int bytes = 0;
        while (chain.last() < last && !follower.isStopped()) {
            switch (reader.next()) {
                case SegmentReader.Step.Read(LogRecord record) -> {
                    chain.objection(record)
                            .ifPresent(objection -> {
                                throw refusal(span, reader.offset(), objection, null);
                            });
                    chain.add(record);
                    if (record.sequence() > after) {
                        group.add(entry(span, reader.offset(), record));
                        bytes += record.length();
                    }
                }
                case SegmentReader.Step.End() -> {
                    follower.hand(group);
                    return;
                }
                case SegmentReader.Step.Damage(String what) ->
                        throw refusal(span, reader.offset(), what, null);
            }
            if (group.size() == GROUP_ENTRIES || bytes >= GROUP_BYTES) {
                follower.hand(group);
                group = new ArrayList<>();
                bytes = 0;
            }
        }
        follower.hand(group);
    }

    private Entry entry(Segment.Span span, long offset, LogRecord record) {
        try {
            return record.entry(span.version(), sealing);
        } catch (IOException unreadable) {
            throw refusal(
                    span,
                    offset,
                    "entry " + record.sequence() + " cannot be decoded: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static LogException refusal(
            Segment.Span span, long offset, String what, @Nullable Throwable cause) {
        return new LogException(
                "log segment " + span.file() + ", offset " + offset + ": " + what, cause);
    }
}
