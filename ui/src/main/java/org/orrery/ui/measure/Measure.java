package org.orrery.ui.measure;

import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;

/// A distance between two ends.
///
/// @param deletable whether I may take it away
public record Measure(
        EntityId id, UserId author, String colour, End from, End to, boolean deletable) {
    /// One end: a row wherever it is drawn, or a place.
    ///
    /// @param row of the data set that is shown; -1 for a place, and for a row of other data
    /// @param bound whether it is about a row at all
    public record End(int row, boolean bound, Vec3 place) {}

    /// Whether both ends are known now.
    public boolean isShown() {
        return isKnown(from) && isKnown(to);
    }

    private static boolean isKnown(End end) {
        return end.row() >= 0 || !end.bound();
    }

    static Vec3 place(Entity entity, String property) {
        double[] at = Value.numbers(entity.get(property));
        return at.length == 3 ? new Vec3(at[0], at[1], at[2]) : Vec3.ZERO;
    }
}
