package org.orrery.relay.log.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.LogException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A session that is in use: its files, what is being written to them, and who follows. Confined to the writing thread.
final class LoggedSession {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedSession.class);

    private final SessionId id;
    private final CompletableFuture<SegmentedLog> opening = new CompletableFuture<>();
    private final List<Follower> followers = new ArrayList<>();

    /// Drafts that are not settled, and the entries that they have become, as far as they are written.
    private List<Inbox.Waiting> drafts = new ArrayList<>();

    private List<Entry> written = List.of();
    private @Nullable SegmentedLog files;
    private Optional<String> failure = Optional.empty();

    LoggedSession(SessionId id) {
        this.id = id;
    }

    SessionId id() {
        return id;
    }

    /// Completes on the writing thread, exceptionally with [LogException].
    CompletableFuture<SegmentedLog> opening() {
        return opening;
    }

    void opened(SegmentedLog recovered) {
        files = recovered;
        opening.complete(recovered);
    }

    void refused(LogException refusal) {
        failure = Optional.of(String.valueOf(refusal.getMessage()));
        opening.completeExceptionally(refusal);
    }

    boolean isOpen() {
        return files != null;
    }

    boolean hasFailed() {
        return failure.isPresent();
    }

    void add(Follower follower) {
        followers.add(follower);
    }

    boolean isFollowed() {
        followers.removeIf(Follower::isStopped);
        return !followers.isEmpty();
    }

    void take(Inbox.Waiting draft) {
        drafts.add(draft);
    }

    /// Writes the drafts that were taken.
    void write(long nowMillis) {
        if (files == null || drafts.isEmpty() || hasFailed()) {
            return;
        }
        List<Entry> entries = new ArrayList<>(drafts.size());
        try {
            for (Inbox.Waiting draft : drafts) {
                entries.add(files.stage(draft.draft(), draft.payload(), nowMillis));
            }
            files.write();
            written = entries;
        } catch (IOException | RuntimeException cause) {
            fail(cause);
        }
    }

    /// Makes durable what was written and tells the followers.
    void force() {
        if (files == null || drafts.isEmpty() || hasFailed()) {
            return;
        }
        try {
            files.force();
        } catch (IOException | RuntimeException cause) {
            fail(cause);
            return;
        }
        isFollowed();
        for (Follower follower : followers) {
            follower.committed(written);
        }
    }

    /// Says what became of the drafts.
    void settle(BiConsumer<Inbox.Waiting, Appended> settled) {
        List<Inbox.Waiting> settling = drafts;
        List<Entry> entries = written;
        drafts = new ArrayList<>();
        written = List.of();
        for (int i = 0; i < settling.size(); i++) {
            Appended outcome =
                    failure.isPresent()
                            ? new Appended.Unknown(failure.get())
                            : new Appended.Durable(entries.get(i).sequence());
            settled.accept(settling.get(i), outcome);
        }
    }

    void closeFiles() {
        if (files != null) {
            try {
                files.closeOutput();
            } catch (IOException cause) {
                LOG.warn("a file of session {} was not closed in order", id, cause);
            }
        }
    }

    /// A bug is treated like a failure of the storage: nobody knows what is in the files.
    private void fail(Exception cause) {
        failure = Optional.of(String.valueOf(cause.getMessage()));
        LOG.error("session {} takes no more changes until the next start", id, cause);
        closeFiles();
    }
}
