package org.orrery.relay.log;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;

/// The logs of all sessions; the seam of durability and of scale. Safe on any thread. What a log hands to its followers, in
/// its order, is the only thing that may change a document.
public interface SessionLog extends AutoCloseable {

    /// Puts `draft` at the end of the session's log. The stage completes normally, on a thread of the log, once it is
    /// durable or known not to be; it is complete on return exactly when the draft was [Appended.Rejected] (or the log is
    /// so fast), so that a refusal never overtakes what was asked before it.
    CompletionStage<Appended> append(SessionId session, Draft draft);

    /// Hands over the durable entries after `afterSequence` and then every later one once it is durable: in order, each
    /// once, in groups. Completes when all that was durable at the time of the call has been handed over; completes
    /// exceptionally with [LogException] when the log cannot be read.
    ///
    /// @param handler called on a thread of the log; returns at once and never throws
    CompletionStage<Following> follow(
            SessionId session, long afterSequence, Consumer<List<Entry>> handler);

    /// Number of the newest durable entry, 0 for none; completes exceptionally with [LogException] when the log cannot be
    /// read.
    CompletionStage<Long> lastSequence(SessionId session);

    /// Closes the files of a session that nobody follows any more; a later call opens it again.
    void release(SessionId session);

    /// Says who is told of failures of the storage from now on; nobody at first.
    default void listen(StorageListener listener) {
        // This log does not fail.
    }

    /// Whether appends can succeed at all.
    boolean isWritable();

    /// Writes out what is waiting, then stops.
    @Override
    void close();

    /// A follower that can be stopped.
    interface Following {
        void stop();
    }
}
