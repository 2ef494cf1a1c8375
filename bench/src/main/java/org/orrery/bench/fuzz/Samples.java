package org.orrery.bench.fuzz;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Reducer;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;

/// A little of everything that is stored.
final class Samples {

    static final SessionId SESSION = new SessionId(new UUID(0x0197a1b2c3d47000L, 1L << 63));
    static final Author AUTHOR = new Author(new UserId("ada"), new ClientId(new UUID(1, 1)));

    private Samples() {}

    static Batch batch(long number) {
        EntityId id = new EntityId(new UUID(0x0197a1b2c3d47000L, (1L << 63) + number));
        return new Batch(
                "Chat",
                0,
                List.of(
                        new Operation.Create(
                                id, Kinds.CHAT, Map.of("body", Value.of("Message " + number)))));
    }

    static Entry entry(long number) {
        return new Entry(number, 1_790_000_000_000L, AUTHOR, number, batch(number));
    }

    /// What two entries make.
    static Document document() {
        Document document = Document.EMPTY;
        for (long number = 1; number <= 2; number++) {
            Outcome outcome = Reducer.replica().reduce(document, entry(number));
            if (!(outcome instanceof Outcome.Applied applied)) {
                throw new AssertionError(outcome);
            }
            document = applied.document();
        }
        return document;
    }
}
