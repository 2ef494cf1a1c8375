package org.orrery.model.undo;

import java.util.List;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;

/// What undoing or redoing one step comes to in the document as it is now.
///
/// @param label of the step, as the person would name it
/// @param operations to be submitted as one batch; empty when others overtook all of it
/// @param leftOut what others have changed since, and which therefore stays
public record UndoPlan(String label, List<Operation> operations, List<LeftOut> leftOut) {

    /// One thing that stays as somebody else made it.
    ///
    /// @param property of the entity; empty when all of it was deleted
    public record LeftOut(EntityId id, String property, UserId by) {}

    public UndoPlan {
        operations = List.copyOf(operations);
        leftOut = List.copyOf(leftOut);
    }
}
