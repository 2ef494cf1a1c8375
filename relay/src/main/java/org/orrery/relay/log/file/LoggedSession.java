package org.orrery.relay.log.file;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.LogException;
import org.orrery.relay.seal.Sealing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A session that is in use: its files, what is being written to them, and who follows. Confined to the writing thread.
final class LoggedSession {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedSession.class);

    /// Why nothing is written now.
    ///
    /// @param lost whether it is unknown what the device has of the records after the durable ones
    record Failure(String cause, boolean lost) {}

    private final SessionId id;
    private final Sealing sealing;
    private final CompletableFuture<Void> opening = new CompletableFuture<>();
    private final List<Follower> followers = new ArrayList<>();

    /// Drafts that are not settled, and the entries that they have become, as far as they are written.
    private List<Inbox.Waiting> drafts = new ArrayList<>();

    private List<Entry> written = List.of();

    /// Whether nobody knows what became of `drafts`.
    private boolean inDoubt;

    private @Nullable SegmentedLog files;
    private @Nullable Failure failure;
    private Duration wait = Duration.ZERO;

    LoggedSession(SessionId id, Sealing sealing) {
        this.id = id;
        this.sealing = sealing;
    }

    SessionId id() {
        return id;
    }

    /// Completes on the writing thread, exceptionally with [LogException].
    CompletableFuture<Void> opening() {
        return opening;
    }

    void opened(SegmentedLog recovered) {
        files = recovered;
        opening.complete(null);
    }

    void refused(LogException refusal) {
        failure = new Failure(String.valueOf(refusal.getMessage()), true);
        inDoubt = true;
        opening.completeExceptionally(refusal);
    }

    boolean isOpen() {
        return files != null;
    }

    /// The files of a session that is open.
    SegmentedLog files() {
        return Objects.requireNonNull(files);
    }

    @Nullable Failure failure() {
        return failure;
    }

    /// How long to wait before the storage is looked at again: twice as long each time.
    Duration nextWait(Duration first, Duration longest) {
        wait = wait.isZero() ? first : wait.multipliedBy(2);
        wait = wait.compareTo(longest) > 0 ? longest : wait;
        return wait;
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

    /// Writes the drafts that were taken. What cannot be written whole is taken back.
    void write(long nowMillis) {
        if (files == null || drafts.isEmpty() || failure != null) {
            return;
        }
        List<Entry> entries = new ArrayList<>(drafts.size());
        try {
            for (Inbox.Waiting draft : drafts) {
                entries.add(files.stage(draft.draft(), draft.payload(sealing), nowMillis));
            }
            files.write();
            written = entries;
        } catch (IOException | RuntimeException cause) {
            fail(cause, !retreat(files) || !DiskFull.is(cause));
        }
    }

    private boolean retreat(SegmentedLog half) {
        try {
            half.retreat();
            return true;
        } catch (IOException alsoFails) {
            LOG.warn("session {}: a half-written end could not be taken back", id, alsoFails);
            inDoubt = true;
            return false;
        }
    }

    /// Makes durable what was written and tells the followers.
    ///
    /// @return whether something became durable, and whether a segment was sealed with it
    Forced force() {
        if (files == null || drafts.isEmpty() || failure != null) {
            return Forced.NOTHING;
        }
        boolean sealed;
        try {
            sealed = files.force();
        } catch (IOException | RuntimeException cause) {
            inDoubt = true;
            fail(cause, true);
            return Forced.NOTHING;
        }
        tell(written);
        return sealed ? Forced.AND_SEALED : Forced.SOMETHING;
    }

    enum Forced {
        NOTHING,
        SOMETHING,
        AND_SEALED
    }

    private void tell(List<Entry> entries) {
        isFollowed();
        for (Follower follower : followers) {
            follower.committed(entries);
        }
    }

    /// Says what became of the drafts.
    void settle(BiConsumer<Inbox.Waiting, Appended> settled) {
        List<Inbox.Waiting> settling = drafts;
        List<Entry> entries = written;
        boolean doubtful = inDoubt;
        drafts = new ArrayList<>();
        written = List.of();
        inDoubt = !isOpen();
        for (int i = 0; i < settling.size(); i++) {
            Appended outcome =
                    failure == null
                            ? new Appended.Durable(entries.get(i).sequence())
                            : doubtful
                                    ? new Appended.Unknown(failure.cause())
                                    : new Appended.NotTaken(failure.cause());
            settled.accept(settling.get(i), outcome);
        }
    }

    /// The storage works again.
    void reopened(Comeback.Reopened again) {
        files = again.files();
        failure = null;
        wait = Duration.ZERO;
        tell(again.found());
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
    private void fail(Exception cause, boolean lost) {
        failure = new Failure(String.valueOf(cause.getMessage()), lost);
        LOG.error("session {} takes no changes until its storage works again", id, cause);
        closeFiles();
    }
}
