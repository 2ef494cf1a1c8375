package org.orrery.ui.bookmark;

import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;

/// A place to come back to.
///
/// @param order its fractional index
/// @param changeable whether I may rename, move and delete it
public record Bookmark(
        EntityId id, UserId owner, String name, String order, Pose pose, boolean changeable) {
    static Bookmark of(Entity entity, boolean changeable) {
        return new Bookmark(
                entity.id(),
                entity.owner(),
                entity.text("name", ""),
                entity.text("order", "V"),
                Pose.lookingAt(
                        place(entity.get("camera_position"), Pose.HOME.position()),
                        place(entity.get("camera_target"), Vec3.ZERO)),
                changeable);
    }

    private static Vec3 place(Value value, Vec3 fallback) {
        double[] numbers = Value.numbers(value);
        return numbers.length == 3 ? new Vec3(numbers[0], numbers[1], numbers[2]) : fallback;
    }
}
