package org.orrery.scene3d;

import org.orrery.model.space.Vec3;

/// Says what the pick ids of one [SceneContent] stand for. Ids are zero or more; what has no id cannot be picked.
@FunctionalInterface
public interface PickTable {
    /// For content of which nothing can be picked.
    PickTable NONE = (pickId, position) -> new PickTarget.Nothing(position);

    PickTarget target(int pickId, Vec3 position);
}
