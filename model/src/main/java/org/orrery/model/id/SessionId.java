package org.orrery.model.id;

import java.util.UUID;

/// Identity of a session, which is also the id of the session's own entity in its document.
public record SessionId(UUID value) {

    /// Parses the canonical 36-character form.
    ///
    /// @throws IllegalArgumentException when `text` is not a UUID
    public static SessionId parse(String text) {
        return new SessionId(UUID.fromString(text));
    }

    /// The entity that describes this session in its own document.
    public EntityId entity() {
        return new EntityId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
