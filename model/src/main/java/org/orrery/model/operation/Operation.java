package org.orrery.model.operation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.orrery.model.id.EntityId;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;

/// One change that can be asked of a document.
public sealed interface Operation {

    /// The entity it is about.
    EntityId id();

    /// Makes an entity.
    ///
    /// @param restore asks expressly to bring back an entity that was deleted
    record Create(EntityId id, String kind, Map<String, Value> properties, boolean restore)
            implements Operation {
        public Create {
            properties = sorted(properties);
        }

        public Create(EntityId id, String kind, Map<String, Value> properties) {
            this(id, kind, properties, false);
        }
    }

    /// Sets the named properties; [Value.Nil] removes one.
    ///
    /// @param fence the token of the lease held on the entity, 0 without one
    record Update(EntityId id, Map<String, Value> properties, long fence) implements Operation {
        public Update {
            properties = sorted(properties);
        }

        public Update(EntityId id, Map<String, Value> properties) {
            this(id, properties, 0);
        }

        public Update(EntityId id, String property, Value value) {
            this(id, Map.of(property, value), 0);
        }
    }

    record Delete(EntityId id) implements Operation {}

    /// Changes a collaborative text as it was at the batch's base sequence.
    record EditText(EntityId id, String property, TextDelta delta) implements Operation {}

    /// Takes or renews the sole right to change an entity for `millis` milliseconds.
    record AcquireLease(EntityId id, long millis) implements Operation {}

    /// Gives a lease back.
    record ReleaseLease(EntityId id, long fence) implements Operation {}

    private static Map<String, Value> sorted(Map<String, Value> properties) {
        return Collections.unmodifiableMap(new TreeMap<>(properties));
    }
}
