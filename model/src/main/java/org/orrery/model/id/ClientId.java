package org.orrery.model.id;

import java.util.UUID;

/// Identity of one running client; with a client sequence number it names a submission for ever.
public record ClientId(UUID value) implements Comparable<ClientId> {

    /// Parses the canonical 36-character form.
    ///
    /// @throws IllegalArgumentException when `text` is not a UUID
    public static ClientId parse(String text) {
        return new ClientId(UUID.fromString(text));
    }

    @Override
    public int compareTo(ClientId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
