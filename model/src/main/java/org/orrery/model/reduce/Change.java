package org.orrery.model.reduce;

import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Lease;
import org.orrery.model.document.Tombstone;
import org.orrery.model.id.EntityId;
import org.orrery.model.text.TextDelta;

/// One difference that a batch made, for listeners, undo and rebase.
public sealed interface Change {

    EntityId id();

    record Created(Entity entity) implements Change {
        @Override
        public EntityId id() {
            return entity.id();
        }
    }

    record Updated(Entity before, Entity after) implements Change {
        @Override
        public EntityId id() {
            return after.id();
        }
    }

    /// A text as it was before, and the edit as it was really applied, after transformation.
    record TextEdited(Entity before, Entity after, String property, TextDelta delta)
            implements Change {
        @Override
        public EntityId id() {
            return after.id();
        }
    }

    record Deleted(Entity entity, Tombstone tombstone) implements Change {
        @Override
        public EntityId id() {
            return entity.id();
        }
    }

    /// A lease was taken, renewed or given back.
    ///
    /// @param lease `null` when it was given back
    record LeaseChanged(EntityId id, @Nullable Lease lease) implements Change {}
}
