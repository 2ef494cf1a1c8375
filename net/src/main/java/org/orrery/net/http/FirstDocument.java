package org.orrery.net.http;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.orrery.model.document.Document;
import org.orrery.model.reduce.Change;
import org.orrery.net.Answer;
import org.orrery.net.Arrival;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.RoomClient;
import org.orrery.net.RoomListener;
import org.orrery.net.Waiting;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.rest.Problem;

/// Waits until a room has its document. Who waits to be let in waits as long as that takes.
final class FirstDocument implements RoomListener {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RoomClient room;
    private final Arrival arrival;
    private final CompletableFuture<Answer<RoomClient>> answer = new CompletableFuture<>();

    /// Whether one is not let in yet; written on the session thread, read by the clock.
    private volatile boolean outside;

    /// How often patience began anew.
    private final AtomicInteger looks = new AtomicInteger();

    private FirstDocument(RoomClient room, Arrival arrival) {
        this.room = room;
        this.arrival = arrival;
    }

    /// Completes with the room, or with the reason why it had to be left.
    static CompletableFuture<Answer<RoomClient>> of(RoomClient room, Arrival arrival) {
        FirstDocument waiting = new FirstDocument(room, arrival);
        room.addListener(waiting);
        waiting.expect();
        return waiting.answer.thenApply(waiting::decided);
    }

    private void expect() {
        int now = looks.incrementAndGet();
        CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> {
                    if (now == looks.get() && !outside) {
                        answer.complete(new Answer.Unreachable<>("no document came"));
                    }
                });
    }

    @Override
    public void waiting(Waiting news) {
        outside = true;
        arrival.waiting(news, room::close);
    }

    @Override
    public void admitted() {
        outside = false;
        arrival.admitted();
        expect();
    }

    @Override
    public void removed(CloseReason reason) {
        answer.complete(
                new Answer.Refused<>(
                        Problem.of(
                                403,
                                reason.name().toLowerCase(Locale.ROOT),
                                "The room cannot be entered",
                                reason.sentence())));
    }

    private Answer<RoomClient> decided(Answer<RoomClient> decision) {
        room.removeListener(this);
        if (!(decision instanceof Answer.Success<RoomClient>)) {
            room.close();
        }
        return decision;
    }

    @Override
    public void documentChanged(Document document, List<Change> changes) {
        if (document.sequence() > 0) {
            answer.complete(new Answer.Success<>(room));
        }
    }

    @Override
    public void statusChanged(ConnectionStatus status) {
        if (status.ladder() == ConnectionStatus.Ladder.CLOSED) {
            answer.complete(
                    new Answer.Refused<>(
                            Problem.of(
                                    403,
                                    "not_admitted",
                                    "The room cannot be entered",
                                    status.sentence())));
        }
    }
}
