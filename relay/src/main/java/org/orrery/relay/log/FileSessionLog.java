package org.orrery.relay.log;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.disk.Disk;

/// Logs in files, one a session, with group commit: an entry is acknowledged when its bytes have been forced to the disk,
/// together with all that queued up meanwhile. A force that fails makes the session read-only until the next start: what the
/// kernel then still holds is not known (Rebello et al. 2020), so it is not tried again.
public final class FileSessionLog implements SessionLog {

    private final List<Lane> lanes;

    /// Set once, when no more is taken.
    private volatile boolean closed;

    /// Opens no file yet.
    ///
    /// @param threads each runs one task at a time, in order; sessions are spread over them
    /// @param capacity drafts that may wait, over all sessions
    public FileSessionLog(
            Disk disk, List<? extends Executor> threads, InstantSource clock, int capacity) {
        int share = Math.max(1, capacity / threads.size());
        this.lanes = threads.stream().map(thread -> new Lane(disk, thread, clock, share)).toList();
    }

    private Lane lane(SessionId session) {
        return lanes.get(Math.floorMod(session.hashCode(), lanes.size()));
    }

    @Override
    public CompletionStage<Appended> append(SessionId session, Draft draft) {
        return closed
                ? Lane.rejected(Appended.Reason.READ_ONLY)
                : lane(session).append(session, draft);
    }

    @Override
    public CompletionStage<Following> follow(
            SessionId session, long afterSequence, Consumer<List<Entry>> handler) {
        return lane(session).follow(session, afterSequence, handler);
    }

    @Override
    public CompletionStage<Long> lastSequence(SessionId session) {
        return lane(session).lastSequence(session);
    }

    @Override
    public void release(SessionId session) {
        lane(session).release(session);
    }

    @Override
    public boolean isWritable() {
        return !closed && lanes.stream().allMatch(Lane::isSound);
    }

    /// Waits until what was taken has been written; not to be called on one of the threads themselves.
    @Override
    public void close() {
        closed = true;
        lanes.stream().map(Lane::close).toList().forEach(CompletableFuture::join);
    }
}
