package org.orrery.relay.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Outcome;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Draft;

/// Writes what the relay itself has to say into a session's log. Confined to the room's thread.
final class RelayPen {

    private final RoomSetup setup;
    private final Map<Long, CompletableFuture<Optional<Outcome>>> waiting = new HashMap<>();
    private long last;

    RelayPen(RoomSetup setup) {
        this.setup = setup;
    }

    /// Appends a batch of the relay's own. Completes on the room's thread with what the reducer made of it; empty when the
    /// log did not take it.
    CompletionStage<Optional<Outcome>> write(
            String label, long baseSequence, List<Operation> operations) {
        long number = ++last;
        CompletableFuture<Optional<Outcome>> result = new CompletableFuture<>();
        waiting.put(number, result);
        Draft draft = new Draft(Author.RELAY, number, new Batch(label, baseSequence, operations));
        var _ =
                setup.log()
                        .append(setup.session(), draft)
                        .thenAccept(appended -> {
                            if (!(appended instanceof Appended.Durable)) {
                                setup.thread().execute(() -> complete(number, null));
                            }
                        });
        return result;
    }

    /// The log handed back an entry of the relay's.
    void returned(Entry entry, Outcome outcome) {
        complete(entry.clientSequence(), outcome);
    }

    /// The room ends; nobody waits any longer.
    void abandon() {
        List.copyOf(waiting.keySet()).forEach(number -> complete(number, null));
    }

    private void complete(long number, @Nullable Outcome outcome) {
        CompletableFuture<Optional<Outcome>> result = waiting.remove(number);
        if (result != null) {
            result.complete(Optional.ofNullable(outcome));
        }
    }
}
