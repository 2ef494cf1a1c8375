package org.orrery.relay.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Draft;
import org.orrery.relay.log.SessionLog;
import org.orrery.testkit.time.VirtualTime;

/// A log whose disk the test works by hand: nothing is durable before [#force()], unless it forces by itself.
final class HeldLog implements SessionLog {

    private record Held(Draft draft, CompletableFuture<Appended> result) {}

    final List<Entry> entries = new ArrayList<>();
    final List<Draft> asked = new ArrayList<>();
    boolean forcesItself = true;
    Appended.@Nullable Reason rejects;

    private final VirtualTime time;
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private final List<Consumer<List<Entry>>> followers = new ArrayList<>();

    HeldLog(VirtualTime time) {
        this.time = time;
    }

    @Override
    public CompletionStage<Appended> append(SessionId session, Draft draft) {
        if (rejects != null) {
            return CompletableFuture.completedFuture(new Appended.Rejected(rejects));
        }
        asked.add(draft);
        Held next = new Held(draft, new CompletableFuture<>());
        held.add(next);
        if (forcesItself) {
            var _ = time.soon(this::force);
        }
        return next.result();
    }

    void force() {
        while (!held.isEmpty()) {
            Held next = held.remove();
            Entry entry = next.draft().at(entries.size() + 1L, time.millis());
            entries.add(entry);
            followers.forEach(follower -> follower.accept(List.of(entry)));
            next.result().complete(new Appended.Durable(entry.sequence()));
        }
    }

    /// The disk is full.
    void refuse() {
        while (!held.isEmpty()) {
            held.remove().result().complete(new Appended.NotTaken("no space left"));
        }
    }

    void fail() {
        while (!held.isEmpty()) {
            held.remove().result().complete(new Appended.Unknown("the disk is broken"));
        }
        rejects = Appended.Reason.READ_ONLY;
    }

    @Override
    public CompletionStage<Following> follow(
            SessionId session, long afterSequence, Consumer<List<Entry>> handler) {
        List<Entry> missed = entries.subList((int) afterSequence, entries.size());
        if (!missed.isEmpty()) {
            handler.accept(List.copyOf(missed));
        }
        followers.add(handler);
        return CompletableFuture.completedFuture(() -> followers.remove(handler));
    }

    @Override
    public CompletionStage<Long> lastSequence(SessionId session) {
        return CompletableFuture.completedFuture((long) entries.size());
    }

    @Override
    public void release(SessionId session) {
        followers.clear();
    }

    @Override
    public boolean isWritable() {
        return rejects == null;
    }

    @Override
    public void close() {
        rejects = Appended.Reason.READ_ONLY;
    }
}
