package org.orrery.relay.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.IdSource;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Refusal;
import org.orrery.relay.limit.TokenBucket;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Draft;

/// Where members write who have no connection: one client of its own for each member, as long as the room is loaded. What
/// they write goes the way of every submission. Confined to the room's thread.
final class Desk {

    private record Waiting(CompletableFuture<WriteOutcome> result, long receivedNanos) {}

    private static final class Seat {
        final ClientId client;
        final TokenBucket submits;
        final Map<Long, Waiting> waiting = new HashMap<>();
        long last;

        Seat(ClientId client, TokenBucket submits) {
            this.client = client;
            this.submits = submits;
        }
    }

    private final RoomSetup setup;
    private final Submissions submissions;
    private final IdSource ids = IdSource.system();
    private final Map<UserId, Seat> seats = new HashMap<>();
    private final Map<ClientId, Seat> byClient = new HashMap<>();

    Desk(RoomSetup setup, Submissions submissions) {
        this.setup = setup;
        this.submissions = submissions;
    }

    private Seat seat(UserId user) {
        return seats.computeIfAbsent(
                user,
                _ -> {
                    RoomLimits limits = setup.limits();
                    Seat seat =
                            new Seat(
                                    ids.nextClient(),
                                    new TokenBucket(
                                            limits.submitsPerSecond(),
                                            limits.submitBurst(),
                                            setup.thread().nanos()));
                    byClient.put(seat.client, seat);
                    return seat;
                });
    }

    /// Refuses a batch early or appends it; completes on the room's thread.
    CompletionStage<WriteOutcome> write(UserId user, Supplier<Batch> plan) {
        if (!allows(user)) {
            setup.observer().refused(Refusal.Code.RATE_LIMITED);
            return CompletableFuture.completedFuture(new WriteOutcome.Overloaded());
        }
        Batch batch = plan.get();
        Optional<Refusal> objection = submissions.objection(author(user), batch);
        if (objection.isPresent()) {
            setup.observer().refused(objection.get().code());
            return CompletableFuture.completedFuture(new WriteOutcome.Refused(objection.get()));
        }
        return append(user, batch);
    }

    /// By whom a member's batches are.
    private Author author(UserId user) {
        return new Author(user, seat(user).client);
    }

    /// Whether the member may write now.
    private boolean allows(UserId user) {
        Seat seat = seat(user);
        return seat.waiting.size() < setup.limits().unsettled()
                && seat.submits.tryTake(setup.thread().nanos());
    }

    /// Appends a batch; completes on the room's thread once the log has handed it back, or has not taken it.
    private CompletionStage<WriteOutcome> append(UserId user, Batch batch) {
        Seat seat = seat(user);
        long number = ++seat.last;
        CompletableFuture<WriteOutcome> result = new CompletableFuture<>();
        seat.waiting.put(number, new Waiting(result, setup.thread().nanos()));
        var _ =
                setup.log()
                        .append(setup.session(), new Draft(author(user), number, batch))
                        .thenAccept(appended -> {
                            if (!(appended instanceof Appended.Durable)) {
                                setup.thread()
                                        .execute(() -> settle(seat, number, notTaken(appended)));
                            }
                        });
        return result;
    }

    private static WriteOutcome notTaken(Appended appended) {
        return appended instanceof Appended.Rejected(Appended.Reason reason)
                        && reason == Appended.Reason.FULL
                ? new WriteOutcome.Overloaded()
                : new WriteOutcome.Unavailable();
    }

    /// The log handed back an entry.
    void returned(Entry entry, Outcome outcome) {
        Seat seat = byClient.get(entry.author().client());
        if (seat == null) {
            return;
        }
        Waiting done =
                settle(
                        seat,
                        entry.clientSequence(),
                        switch (outcome) {
                            case Outcome.Applied _ ->
                                    new WriteOutcome.Written(entry.sequence(), outcome.document());
                            case Outcome.Refused refused ->
                                    new WriteOutcome.Refused(refused.refusal());
                            case Outcome.Duplicate _ -> new WriteOutcome.Unavailable();
                        });
        if (done != null) {
            setup.observer().committed(setup.thread().nanos() - done.receivedNanos());
        }
    }

    private static @Nullable Waiting settle(Seat seat, long number, WriteOutcome outcome) {
        Waiting waiting = seat.waiting.remove(number);
        if (waiting != null) {
            waiting.result().complete(outcome);
        }
        return waiting;
    }

    /// The room ends; nobody waits any longer.
    void abandon() {
        for (Seat seat : seats.values()) {
            for (long number : List.copyOf(seat.waiting.keySet())) {
                var _ = settle(seat, number, new WriteOutcome.Unavailable());
            }
        }
    }
}
