package org.orrery.model.undo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Property;
import org.orrery.model.document.Tombstone;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.undo.UndoPlan.LeftOut;
import org.orrery.model.value.Value;

/// Turns inverses into operations on a document as it is now, leaving out what others have overtaken.
final class Planner {

    private final UserId me;
    private final Document document;
    private final List<Operation> operations = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    Planner(UserId me, Document document) {
        this.me = me;
        this.document = document;
    }

    void add(Inverse inverse) {
        switch (inverse) {
            case Inverse.Remove(EntityId id) -> {
                if (isThere(id)) {
                    operations.add(new Operation.Delete(id));
                }
            }
            case Inverse.Reset reset -> {
                if (isThere(reset.id())) {
                    reset(reset);
                }
            }
            case Inverse.Retype(EntityId id, String name, var delta) -> {
                if (isThere(id) && !delta.isNothing()) {
                    operations.add(new Operation.EditText(id, name, delta));
                }
            }
            case Inverse.Restore(Entity entity) -> restore(entity);
        }
    }

    UndoPlan plan(String label) {
        return new UndoPlan(label, operations, leftOut);
    }

    private boolean isThere(EntityId id) {
        if (document.entity(id) != null) {
            return true;
        }
        Tombstone tombstone = document.tombstone(id);
        if (tombstone != null && !tombstone.deletedBy().equals(me)) {
            leftOut.add(new LeftOut(id, "", tombstone.deletedBy()));
        }
        return false;
    }

    private void reset(Inverse.Reset reset) {
        Entity entity = document.entity(reset.id());
        Property now = entity == null ? null : entity.property(reset.property());
        Value standing = now == null ? Value.Nil.NIL : now.value();
        if (standing.equals(reset.after()) && (now == null || now.setBy().equals(me))) {
            operations.add(new Operation.Update(reset.id(), reset.property(), reset.before()));
        } else if (now != null && !now.setBy().equals(me)) {
            leftOut.add(new LeftOut(reset.id(), reset.property(), now.setBy()));
        }
    }

    private void restore(Entity entity) {
        Tombstone tombstone = document.tombstone(entity.id());
        if (document.entity(entity.id()) != null || tombstone == null) {
            return;
        }
        if (!tombstone.deletedBy().equals(me)) {
            leftOut.add(new LeftOut(entity.id(), "", tombstone.deletedBy()));
            return;
        }
        Map<String, Value> properties = new HashMap<>();
        entity.properties().forEach((name, property) -> properties.put(name, property.value()));
        operations.add(new Operation.Create(entity.id(), entity.kind(), properties, true));
    }
}
