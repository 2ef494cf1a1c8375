package org.orrery.relay.log.file;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.LogException;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.log.StorageListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The writing thread's work: everything that has come in since the last time is written, session by session, then forced,
/// then told. Public methods of [FileSessionLog] call in on any thread; all other state is confined to `writer`.
final class GroupCommit {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Disk disk;
    private final InstantSource clock;
    private final LogSetup setup;
    private final Executor writer;
    private final Executor readers;
    private final Inbox inbox;
    private final Map<SessionId, LoggedSession> sessions = new HashMap<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    /// Sessions whose storage failed: added to by the writing thread, read by whoever appends.
    private final Set<SessionId> failed = ConcurrentHashMap.newKeySet();

    /// Whether the last write succeeded; set by the writing thread, read by any.
    private volatile boolean healthy = true;

    /// Set once, by whoever owns the log; read by the writing thread.
    private volatile StorageListener listener = (_, _) -> {};

    /// Openings and replays under way on reading threads.
    private int reading;

    /// @param writer runs one task at a time, in order
    /// @param readers runs what reads files, perhaps several at a time
    GroupCommit(Disk disk, InstantSource clock, LogSetup setup, Executor writer, Executor readers) {
        this.disk = disk;
        this.clock = clock;
        this.setup = setup;
        this.writer = writer;
        this.readers = readers;
        this.inbox = new Inbox(setup.limits());
    }

    void listen(StorageListener told) {
        listener = told;
    }

    boolean isWritable() {
        return healthy && !inbox.isClosed();
    }

    CompletionStage<Appended> append(Inbox.Waiting draft) {
        if (failed.contains(draft.session())) {
            return rejected(Appended.Reason.READ_ONLY);
        }
        return switch (inbox.offer(draft)) {
            case FULL -> rejected(Appended.Reason.FULL);
            case CLOSED -> rejected(Appended.Reason.READ_ONLY);
            case TAKEN -> draft.result();
            case FIRST -> {
                writer.execute(this::drain);
                yield draft.result();
            }
        };
    }

    private static CompletionStage<Appended> rejected(Appended.Reason reason) {
        return CompletableFuture.completedFuture(new Appended.Rejected(reason));
    }

    private void drain() {
        Set<LoggedSession> touched = new LinkedHashSet<>();
        for (Inbox.Waiting draft : inbox.take()) {
            LoggedSession session = session(draft.session());
            session.take(draft);
            touched.add(session);
        }
        touched.removeIf(session -> !session.isOpen());
        commit(List.copyOf(touched));
    }

    /// Writes for all, then forces one after the other, telling each as soon as its own is durable.
    private void commit(List<LoggedSession> touched) {
        long nowMillis = clock.millis();
        touched.forEach(session -> session.write(nowMillis));
        for (LoggedSession session : touched) {
            observe(session, session.force());
            settle(session);
        }
        finishIfIdle();
    }

    private void observe(LoggedSession session, LoggedSession.Forced forced) {
        if (forced != LoggedSession.Forced.NOTHING) {
            SegmentedLog.Mark mark = session.files().durableMark();
            setup.observer().advanced(session.id(), mark.sequence(), mark.hash());
        }
        if (forced == LoggedSession.Forced.AND_SEALED) {
            setup.observer().rested(session.id());
        }
    }

    private void settle(LoggedSession session) {
        if (session.isOpen()) {
            healthy = session.failure() == null;
            if (session.failure() != null && failed.add(session.id())) {
                listener.changed(session.id(), StorageListener.Storage.STOPPED);
                lookAgainLater(session);
            }
        }
        session.settle((draft, outcome) -> {
            inbox.settled(draft);
            draft.result().complete(outcome);
        });
    }

    private void lookAgainLater(LoggedSession session) {
        setup.pause()
                .after(
                        session.nextWait(FIRST_LOOK, LONGEST_WAIT),
                        () -> onWriter(new CompletableFuture<>(), () -> lookAgain(session)));
    }

    private void lookAgain(LoggedSession session) {
        LoggedSession.Failure failure = session.failure();
        if (inbox.isClosed() || failure == null) {
            return;
        }
        Comeback comeback =
                new Comeback(
                        disk,
                        session.id(),
                        setup.limits(),
                        setup.sealing(),
                        failure.lost(),
                        session.files().durableMark());
        read(
                comeback::attempt,
                (reopened, refusal) -> {
                    if (reopened == null) {
                        LOG.warn("session {} stays stopped", session.id(), refusal);
                        lookAgainLater(session);
                    } else {
                        cameBack(session, reopened, failure.lost());
                    }
                });
    }

    private void cameBack(LoggedSession session, Comeback.Reopened reopened, boolean lost) {
        LOG.info("session {} takes changes again", session.id());
        session.reopened(reopened);
        failed.remove(session.id());
        healthy = failed.isEmpty();
        listener.changed(
                session.id(),
                lost ? StorageListener.Storage.REOPENED : StorageListener.Storage.RESUMED);
        if (!session.isFollowed()) {
            release(session.id());
        }
    }

    private LoggedSession session(SessionId id) {
        LoggedSession present = sessions.get(id);
        if (present != null) {
            return present;
        }
        LoggedSession session = new LoggedSession(id, setup.sealing());
        sessions.put(id, session);
        read(
                () -> Recovery.open(disk, id, setup.limits().segmentBytes()),
                (files, refusal) -> opened(session, files, refusal));
        return session;
    }

    private void opened(
            LoggedSession session, @Nullable SegmentedLog files, @Nullable LogException refusal) {
        if (files != null) {
            session.opened(files);
            commit(List.of(session));
        } else if (refusal != null) {
            sessions.remove(session.id());
            session.refused(refusal);
            settle(session);
        }
    }

    CompletionStage<SessionLog.Following> follow(
            SessionId id, long after, Consumer<List<Entry>> handler) {
        CompletableFuture<SessionLog.Following> result = new CompletableFuture<>();
        onWriter(
                result,
                () -> {
                    LoggedSession session = session(id);
                    var _ =
                            session.opening()
                                    .whenComplete((_, refusal) -> {
                                        if (refusal == null) {
                                            follow(session, after, new Follower(handler), result);
                                        } else {
                                            result.completeExceptionally(refusal);
                                        }
                                    });
                });
        return result;
    }

    private void follow(
            LoggedSession session,
            long after,
            Follower follower,
            CompletableFuture<SessionLog.Following> result) {
        SegmentedLog files = session.files();
        long last = files.durable();
        if (after > last) {
            result.completeExceptionally(
                    new LogException(
                            "the log of session %s ends at entry %d, before %d"
                                    .formatted(session.id(), last, after),
                            null));
            return;
        }
        session.add(follower);
        if (after == last) {
            follower.caughtUp();
            result.complete(follower);
            return;
        }
        Replay replay =
                new Replay(
                        disk, session.id(), setup.sealing(), files.spansAfter(after), after, last);
        read(
                () -> {
                    replay.to(follower);
                    return follower;
                },
                (_, refusal) -> {
                    if (refusal == null) {
                        follower.caughtUp();
                        result.complete(follower);
                    } else {
                        follower.stop();
                        result.completeExceptionally(refusal);
                    }
                });
    }

    CompletionStage<Long> lastSequence(SessionId id) {
        CompletableFuture<Long> result = new CompletableFuture<>();
        onWriter(
                result,
                () -> {
                    LoggedSession session = session(id);
                    var _ =
                            session.opening()
                                    .whenComplete((_, refusal) -> {
                                        if (refusal == null) {
                                            result.complete(session.files().durable());
                                        } else {
                                            result.completeExceptionally(refusal);
                                        }
                                    });
                });
        return result;
    }

    /// A session that failed stays known, so that nothing is read of it that may not be durable, until it is back.
    void release(SessionId id) {
        onWriter(
                new CompletableFuture<>(),
                () -> {
                    LoggedSession session = sessions.get(id);
                    if (session != null && session.isOpen() && !session.isFollowed()) {
                        session.closeFiles();
                        if (session.failure() == null) {
                            sessions.remove(id);
                            setup.observer().rested(id);
                        }
                    }
                });
    }

    /// Takes nothing more; completes when everything that was taken is settled and the files are closed.
    CompletableFuture<Void> close() {
        inbox.close();
        onWriter(finished, this::finishIfIdle);
        return finished;
    }

    private void finishIfIdle() {
        if (inbox.isClosed() && inbox.isSettled() && reading == 0 && !finished.isDone()) {
            sessions.values().forEach(LoggedSession::closeFiles);
            finished.complete(null);
        }
    }

    private interface Reading<T> {
        T read();
    }

    private interface Read<T> {
        void done(@Nullable T value, @Nullable LogException refusal);
    }

    /// Runs `reading` on a reading thread and then `read` on the writing thread.
    private <T> void read(Reading<T> reading, Read<T> read) {
        this.reading++;
        readers.execute(() -> {
            List<Runnable> then = new ArrayList<>(1);
            try {
                T value = reading.read();
                then.add(() -> read.done(value, null));
            } catch (LogException refusal) {
                then.add(() -> read.done(null, refusal));
            } catch (RuntimeException bug) {
                then.add(() -> read.done(null, new LogException("a log cannot be read", bug)));
            }
            writer.execute(() -> {
                then.forEach(Runnable::run);
                this.reading--;
                finishIfIdle();
            });
        });
    }

    private void onWriter(CompletableFuture<?> result, Runnable task) {
        try {
            writer.execute(task);
        } catch (RejectedExecutionException closed) {
            result.completeExceptionally(new LogException("the log is closed", closed));
        }
    }
}
