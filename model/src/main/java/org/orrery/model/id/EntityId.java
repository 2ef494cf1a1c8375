package org.orrery.model.id;

import java.util.UUID;

/// Identity of one entity of a document; a UUIDv7 made by the client that creates it.
public record EntityId(UUID value) implements Comparable<EntityId> {

    /// Parses the canonical 36-character form.
    ///
    /// @throws IllegalArgumentException when `text` is not a UUID
    public static EntityId parse(String text) {
        return new EntityId(UUID.fromString(text));
    }

    @Override
    public int compareTo(EntityId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
