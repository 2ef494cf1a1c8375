package org.orrery.relay.log;

import java.util.List;
import java.util.UUID;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.value.Value;

/// Sessions and drafts that can be told apart.
public final class Drafts {

    private static final EntityId ENTITY = new EntityId(new UUID(1, 1));

    private Drafts() {}

    public static SessionId session(int number) {
        return new SessionId(new UUID(0x5E55_1000L, number));
    }

    public static Draft draft(int client, long clientSequence) {
        return draft(client, clientSequence, "x".repeat((int) (clientSequence % 40)));
    }

    public static Draft draft(int client, long clientSequence, String text) {
        Author author = new Author(new UserId("ada" + client), new ClientId(new UUID(7, client)));
        Operation update = new Operation.Update(ENTITY, "text", Value.of(text));
        Batch batch = new Batch("Edit " + clientSequence, clientSequence - 1, List.of(update));
        return new Draft(author, clientSequence, batch);
    }

    /// The draft that became an entry.
    public static Draft of(Entry entry) {
        return new Draft(entry.author(), entry.clientSequence(), entry.batch());
    }
}
