package org.orrery.net.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.orrery.model.document.Document;
import org.orrery.model.reduce.Change;
import org.orrery.net.Answer;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.RoomClient;
import org.orrery.net.RoomListener;
import org.orrery.protocol.rest.Problem;

/// Waits until a room has its document.
final class FirstDocument implements RoomListener {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RoomClient room;
    private final CompletableFuture<Answer<RoomClient>> answer = new CompletableFuture<>();

    private FirstDocument(RoomClient room) {
        this.room = room;
    }

    /// Completes with the room, or with the reason why it had to be left.
    static CompletableFuture<Answer<RoomClient>> of(RoomClient room) {
        FirstDocument waiting = new FirstDocument(room);
        room.addListener(waiting);
        return waiting.answer
                .completeOnTimeout(
                        new Answer.Unreachable<>("no document came"),
                        PATIENCE.toSeconds(),
                        TimeUnit.SECONDS)
                .thenApply(waiting::decided);
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
