package org.orrery.bench.sim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Property;
import org.orrery.model.document.Tombstone;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;

/// Whether an undo or redo keeps its rules in the document that its author saw: rules UD2 to UD4.
final class UndoJudge {

    private final UserId me;
    private final Document before;

    /// Entities that the batch has made itself; they are its own to change.
    private final Set<EntityId> own = new HashSet<>();

    UndoJudge(UserId me, Document before) {
        this.me = me;
        this.before = before;
    }

    void judge(List<Operation> operations) {
        operations.forEach(this::judge);
    }

    private void judge(Operation operation) {
        switch (operation) {
            case Operation.Create create -> {
                Tombstone tombstone = before.tombstone(create.id());
                Violation.unless(
                        tombstone == null || tombstone.deletedBy().equals(me),
                        "undo brings back what another deleted: " + create.id());
                own.add(create.id());
            }
            case Operation.Update update ->
                    update.properties().keySet().forEach(name -> judge(update.id(), name));
            case Operation.Delete delete -> {
                Entity entity = before.entity(delete.id());
                if (entity != null) {
                    entity.properties().keySet().forEach(name -> judge(delete.id(), name));
                }
                own.add(delete.id());
            }
            case Operation.EditText _, Operation.AcquireLease _, Operation.ReleaseLease _ -> {}
        }
    }

    private void judge(EntityId id, String name) {
        Entity entity = before.entity(id);
        Property property = entity == null ? null : entity.property(name);
        Violation.unless(
                own.contains(id) || property == null || property.setBy().equals(me),
                "undo overwrites what another set: " + name + " of " + id);
    }
}
