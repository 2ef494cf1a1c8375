package org.orrery.relay.log;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;

/// A log that lasts as long as the process: for tests, and for a relay without a data directory. It calls its followers on
/// the appending thread.
public final class MemorySessionLog implements SessionLog {

    private static final class Follower {
        final Consumer<List<Entry>> handler;

        Follower(Consumer<List<Entry>> handler) {
            this.handler = handler;
        }
    }

    private static final class Kept {
        final List<Entry> entries = new ArrayList<>();
        final List<Follower> followers = new ArrayList<>();
    }

    private final InstantSource clock;
    private final Map<SessionId, Kept> sessions = new HashMap<>();
    private boolean closed;

    public MemorySessionLog(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized CompletionStage<Appended> append(SessionId session, Draft draft) {
        if (closed) {
            return CompletableFuture.completedFuture(
                    new Appended.Rejected(Appended.Reason.READ_ONLY));
        }
        Kept kept = kept(session);
        long sequence = kept.entries.size() + 1L;
        Entry entry = draft.at(sequence, clock.millis());
        kept.entries.add(entry);
        for (Follower follower : List.copyOf(kept.followers)) {
            follower.handler.accept(List.of(entry));
        }
        return CompletableFuture.completedFuture(new Appended.Durable(sequence));
    }

    @Override
    public synchronized CompletionStage<Following> follow(
            SessionId session, long afterSequence, Consumer<List<Entry>> handler) {
        Kept kept = kept(session);
        int from = (int) Math.min(afterSequence, kept.entries.size());
        List<Entry> missed = List.copyOf(kept.entries.subList(from, kept.entries.size()));
        if (!missed.isEmpty()) {
            handler.accept(missed);
        }
        Follower follower = new Follower(handler);
        kept.followers.add(follower);
        return CompletableFuture.completedFuture(() -> stop(kept, follower));
    }

    @Override
    public synchronized CompletionStage<Long> lastSequence(SessionId session) {
        return CompletableFuture.completedFuture((long) kept(session).entries.size());
    }

    @Override
    public void release(SessionId session) {
        // Entries live as long as the log itself.
    }

    @Override
    public synchronized boolean isWritable() {
        return !closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private Kept kept(SessionId session) {
        return sessions.computeIfAbsent(session, _ -> new Kept());
    }

    private synchronized void stop(Kept kept, Follower follower) {
        kept.followers.remove(follower);
    }
}
