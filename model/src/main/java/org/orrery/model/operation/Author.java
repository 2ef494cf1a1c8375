package org.orrery.model.operation;

import java.util.UUID;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;

/// Who submitted a batch: a user, by one of their running clients.
public record Author(UserId user, ClientId client) {

    /// The relay itself, which keeps the members' entities.
    public static final Author RELAY = new Author(UserId.RELAY, new ClientId(new UUID(0, 0)));

    public boolean isRelay() {
        return user.equals(UserId.RELAY);
    }
}
