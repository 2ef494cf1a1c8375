package org.orrery.relay.log.file;

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

/// The writing thread's work: everything that has come in since the last time is written, session by session, then forced,
/// then told. Public methods of [FileSessionLog] call in on any thread; all other state is confined to `writer`.
final class GroupCommit {

    private final Disk disk;
    private final InstantSource clock;
    private final LogLimits limits;
    private final Executor writer;
    private final Executor readers;
    private final Inbox inbox;
    private final Map<SessionId, LoggedSession> sessions = new HashMap<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    /// Sessions whose storage failed: added to by the writing thread, read by whoever appends.
    private final Set<SessionId> failed = ConcurrentHashMap.newKeySet();

    /// Whether the last write succeeded; set by the writing thread, read by any.
    private volatile boolean healthy = true;

    /// Openings and replays under way on reading threads.
    private int reading;

    /// @param writer runs one task at a time, in order
    /// @param readers runs what reads files, perhaps several at a time
    GroupCommit(
            Disk disk, InstantSource clock, LogLimits limits, Executor writer, Executor readers) {
        this.disk = disk;
        this.clock = clock;
        this.limits = limits;
        this.writer = writer;
        this.readers = readers;
        this.inbox = new Inbox(limits);
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
            session.force();
            settle(session);
        }
        finishIfIdle();
    }

    private void settle(LoggedSession session) {
        if (session.isOpen()) {
            healthy = !session.hasFailed();
            if (session.hasFailed()) {
                failed.add(session.id());
            }
        }
        session.settle((draft, outcome) -> {
            inbox.settled(draft);
            draft.result().complete(outcome);
        });
    }

    private LoggedSession session(SessionId id) {
        LoggedSession present = sessions.get(id);
        if (present != null) {
            return present;
        }
        LoggedSession session = new LoggedSession(id);
        sessions.put(id, session);
        read(
                () -> Recovery.open(disk, id, limits.segmentBytes()),
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
                                    .whenComplete((files, refusal) -> {
                                        if (files != null) {
                                            follow(
                                                    session,
                                                    files,
                                                    after,
                                                    new Follower(handler),
                                                    result);
                                        } else {
                                            result.completeExceptionally(refusal);
                                        }
                                    });
                });
        return result;
    }

    private void follow(
            LoggedSession session,
            SegmentedLog files,
            long after,
            Follower follower,
            CompletableFuture<SessionLog.Following> result) {
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
        Replay replay = new Replay(disk, session.id(), files.spansAfter(after), after, last);
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
                    var _ =
                            session(id)
                                    .opening()
                                    .whenComplete((files, refusal) -> {
                                        if (files != null) {
                                            result.complete(files.durable());
                                        } else {
                                            result.completeExceptionally(refusal);
                                        }
                                    });
                });
        return result;
    }

    /// A session that failed stays known, so that nothing is read of it that may not be durable.
    void release(SessionId id) {
        onWriter(
                new CompletableFuture<>(),
                () -> {
                    LoggedSession session = sessions.get(id);
                    if (session != null && session.isOpen() && !session.isFollowed()) {
                        session.closeFiles();
                        if (!session.hasFailed()) {
                            sessions.remove(id);
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
