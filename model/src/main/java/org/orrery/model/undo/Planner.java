package org.orrery.model.undo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Property;
import org.orrery.model.document.Tombstone;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Reducer;
import org.orrery.model.undo.UndoPlan.LeftOut;
import org.orrery.model.value.Value;

/// Turns inverses into operations on a document as it is now, leaving out what others have overtaken. Each operation is
/// tried on the document at once, so that the next one sees it: a step may have changed an entity and then deleted it.
final class Planner {

    private static final Reducer TRIAL = Reducer.replica();
    private static final ClientId TRIAL_CLIENT = new ClientId(new UUID(0, 1));

    private final UserId me;
    private Document document;
    private final List<Operation> operations = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    Planner(UserId me, Document document) {
        this.me = me;
        this.document = document;
    }

    void add(Inverse inverse) {
        switch (inverse) {
            case Inverse.Remove(EntityId id) -> {
                Entity entity = standing(id);
                if (entity != null && isMineAlone(entity)) {
                    plan(new Operation.Delete(id));
                }
            }
            case Inverse.Reset reset -> {
                Entity entity = standing(reset.id());
                if (entity != null) {
                    reset(reset, entity);
                }
            }
            case Inverse.Retype(EntityId id, String name, var delta) -> {
                if (standing(id) != null && !delta.isNothing()) {
                    plan(new Operation.EditText(id, name, delta));
                }
            }
            case Inverse.Restore(Entity entity) -> restore(entity);
        }
    }

    UndoPlan plan(String label) {
        return new UndoPlan(label, operations, leftOut);
    }

    private void plan(Operation operation) {
        operations.add(operation);
        Batch batch = new Batch("", document.sequence(), List.of(operation));
        long next = document.sequence() + 1;
        // At the end of time no lease stands in the way; the real reducer will see to those.
        Entry entry = new Entry(next, Long.MAX_VALUE, new Author(me, TRIAL_CLIENT), next, batch);
        document = TRIAL.reduce(document, entry).document();
    }

    private @Nullable Entity standing(EntityId id) {
        Entity entity = document.entity(id);
        if (entity == null) {
            noteDeletion(id);
        }
        return entity;
    }

    private void noteDeletion(EntityId id) {
        Tombstone tombstone = document.tombstone(id);
        if (tombstone != null && !tombstone.deletedBy().equals(me)) {
            LeftOut left = new LeftOut(id, "", tombstone.deletedBy());
            if (!leftOut.contains(left)) {
                leftOut.add(left);
            }
        }
    }

    /// What others have written into an entity since is not deleted with it.
    private boolean isMineAlone(Entity entity) {
        boolean alone = true;
        for (var property : entity.properties().entrySet()) {
            UserId by = property.getValue().setBy();
            if (!by.equals(me)) {
                leftOut.add(new LeftOut(entity.id(), property.getKey(), by));
                alone = false;
            }
        }
        return alone;
    }

    private void reset(Inverse.Reset reset, Entity entity) {
        Property now = entity.property(reset.property());
        if (now != null && !now.setBy().equals(me)) {
            leftOut.add(new LeftOut(reset.id(), reset.property(), now.setBy()));
        } else if (entity.get(reset.property()).equals(reset.after())) {
            plan(new Operation.Update(reset.id(), reset.property(), reset.before()));
        }
    }

    private void restore(Entity entity) {
        Tombstone tombstone = document.tombstone(entity.id());
        if (tombstone == null) {
            return;
        }
        if (!tombstone.deletedBy().equals(me)) {
            noteDeletion(entity.id());
            return;
        }
        Map<String, Value> properties = new HashMap<>();
        entity.properties().forEach((name, property) -> properties.put(name, property.value()));
        plan(new Operation.Create(entity.id(), entity.kind(), properties, true));
    }
}
