package org.orrery.relay.log;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.disk.Disk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Some of the sessions' files and the one thread that touches them. What comes in while a group is being forced makes the
/// next group. Drafts are handed over by [#append]; everything else runs on the lane's thread.
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int GROUP = 2048;

    private static final class Waiting {
        final SessionId session;
        final Draft draft;
        final byte[] batch;
        final CompletableFuture<Appended> result = new CompletableFuture<>();

        Waiting(SessionId session, Draft draft) {
            this.session = session;
            this.draft = draft;
            this.batch = LogFile.encode(draft);
        }
    }

    private static final class Open {
        final LogFile file;
        final List<Consumer<List<Entry>>> followers = new ArrayList<>();

        Open(LogFile file) {
            this.file = file;
        }
    }

    private final Disk disk;
    private final Executor thread;
    private final InstantSource clock;
    private final int capacity;

    /// Guarded by itself; what the lane's thread has not taken yet.
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();

    /// Guarded by [#queue]: whether the lane's thread is going to look at it.
    private boolean scheduled;

    /// Sessions whose storage has failed; written by the lane's thread, read by appenders.
    private final Set<SessionId> broken = ConcurrentHashMap.newKeySet();

    private final Map<SessionId, Open> open = new HashMap<>();

    Lane(Disk disk, Executor thread, InstantSource clock, int capacity) {
        this.disk = disk;
        this.thread = thread;
        this.clock = clock;
        this.capacity = capacity;
    }

    boolean isSound() {
        return broken.isEmpty();
    }

    CompletableFuture<Appended> append(SessionId session, Draft draft) {
        if (broken.contains(session)) {
            return rejected(Appended.Reason.READ_ONLY);
        }
        Waiting waiting = new Waiting(session, draft);
        synchronized (queue) {
            if (queue.size() >= capacity) {
                return rejected(Appended.Reason.FULL);
            }
            queue.add(waiting);
            if (scheduled) {
                return waiting.result;
            }
            scheduled = true;
        }
        thread.execute(this::commit);
        return waiting.result;
    }

    static CompletableFuture<Appended> rejected(Appended.Reason reason) {
        return CompletableFuture.completedFuture(new Appended.Rejected(reason));
    }

    private void commit() {
        Map<SessionId, List<Waiting>> groups = new LinkedHashMap<>();
        synchronized (queue) {
            for (int i = 0; i < GROUP && !queue.isEmpty(); i++) {
                Waiting next = queue.remove();
                groups.computeIfAbsent(next.session, _ -> new ArrayList<>()).add(next);
            }
        }
        groups.forEach(this::commit);
        synchronized (queue) {
            if (queue.isEmpty()) {
                scheduled = false;
                return;
            }
        }
        thread.execute(this::commit);
    }

    /// The catch-all of the lane: whatever fails, fails one session.
    private void commit(SessionId session, List<Waiting> group) {
        if (broken.contains(session)) {
            unknown(group, "the storage failed before");
            return;
        }
        try {
            Open log = open(session);
            List<Entry> entries =
                    log.file.append(
                            group.stream().map(each -> each.draft).toList(),
                            group.stream().map(each -> each.batch).toList(),
                            clock.millis());
            for (Consumer<List<Entry>> follower : List.copyOf(log.followers)) {
                follower.accept(entries);
            }
            for (int i = 0; i < entries.size(); i++) {
                group.get(i).result.complete(new Appended.Durable(entries.get(i).sequence()));
            }
        } catch (IOException | RuntimeException failure) {
            LOG.error("session {} is read-only now: its log failed", session, failure);
            broken.add(session);
            unknown(group, String.valueOf(failure.getMessage()));
        }
    }

    private static void unknown(List<Waiting> group, String cause) {
        group.forEach(each -> each.result.complete(new Appended.Unknown(cause)));
    }

    private Open open(SessionId session) throws IOException {
        Open present = open.get(session);
        if (present == null) {
            present = new Open(LogFile.open(disk, session));
            open.put(session, present);
        }
        return present;
    }

    CompletableFuture<SessionLog.Following> follow(
            SessionId session, long afterSequence, Consumer<List<Entry>> handler) {
        return ask(
                session,
                log -> {
                    if (afterSequence > log.file.lastSequence()) {
                        throw new LogException(
                                "session " + session + " has no entry " + afterSequence, null);
                    }
                    log.file.replay(afterSequence, handler);
                    log.followers.add(handler);
                    return () -> thread.execute(() -> log.followers.remove(handler));
                });
    }

    CompletableFuture<Long> lastSequence(SessionId session) {
        return ask(session, log -> log.file.lastSequence());
    }

    private interface Question<T> {
        T answer(Open log) throws IOException;
    }

    private <T> CompletableFuture<T> ask(SessionId session, Question<T> question) {
        CompletableFuture<T> result = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                result.complete(question.answer(open(session)));
            } catch (LogException failure) {
                result.completeExceptionally(failure);
            } catch (IOException failure) {
                result.completeExceptionally(
                        new LogException("session " + session + " cannot be read", failure));
            }
        });
        return result;
    }

    /// A session whose storage failed stays open and read-only until the next start.
    void release(SessionId session) {
        thread.execute(() -> {
            Open log = open.get(session);
            if (log != null && log.followers.isEmpty() && !broken.contains(session)) {
                open.remove(session);
                close(session, log);
            }
        });
    }

    CompletableFuture<Void> close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        thread.execute(() -> {
            while (hasWaiting()) {
                commit();
            }
            open.forEach(Lane::close);
            open.clear();
            done.complete(null);
        });
        return done;
    }

    private boolean hasWaiting() {
        synchronized (queue) {
            return !queue.isEmpty();
        }
    }

    private static void close(SessionId session, Open log) {
        try {
            log.file.close();
        } catch (IOException failure) {
            LOG.warn("the log of session {} did not close", session, failure);
        }
    }
}
