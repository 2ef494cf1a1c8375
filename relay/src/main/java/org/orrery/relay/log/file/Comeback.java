package org.orrery.relay.log.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.LogException;
import org.orrery.relay.seal.Sealing;

/// One attempt to bring a session back whose storage had failed. A force that failed is never repeated: what it was about is
/// read back from the device and written anew. On a reading thread.
///
/// @param lost whether it is unknown what the device has; else it was only full
/// @param until up to where the records are known to be durable
record Comeback(
        Disk disk,
        SessionId session,
        LogLimits limits,
        Sealing sealing,
        boolean lost,
        SegmentedLog.Mark until) {

    /// A new segment's header and some records must fit, or the session would be stopped again at once.
    private static final int PROBE_BYTES = 1 << 16;

    /// A session that can be written again.
    ///
    /// @param found entries that were under way when the storage failed and are durable after all
    record Reopened(SegmentedLog files, List<Entry> found) {}

    /// Tries it.
    ///
    /// @throws LogException when the storage still fails, or has lost what was durable
    Reopened attempt() {
        try {
            probe();
        } catch (IOException still) {
            throw new LogException("the storage still fails: " + still.getMessage(), still);
        }
        SegmentedLog files =
                lost
                        ? Recovery.reopen(disk, session, limits.segmentBytes(), until)
                        : Recovery.open(disk, session, limits.segmentBytes());
        if (files.durable() < until.sequence()) {
            throw new LogException(
                    "the log of session %s ends at entry %d, but entry %d was durable"
                            .formatted(session, files.durable(), until.sequence()),
                    null);
        }
        return new Reopened(files, found(files));
    }

    private void probe() throws IOException {
        String folder = SegmentHeader.folder(session);
        String file = new SegmentHeader(session, 0).file() + Recovery.UNFINISHED;
        disk.makeFolder(folder);
        try {
            disk.delete(file);
            try (Disk.Output out = disk.append(file)) {
                out.write(ByteBuffer.allocate(PROBE_BYTES));
                out.force();
            }
        } finally {
            disk.delete(file);
        }
    }

    private List<Entry> found(SegmentedLog files) {
        List<Entry> found = new ArrayList<>();
        long after = until.sequence();
        new Replay(disk, session, sealing, files.spansAfter(after), after, files.durable())
                .to(new Follower(found::addAll));
        return found;
    }
}
