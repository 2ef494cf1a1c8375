package org.orrery.scene3d;

import java.util.List;
import org.orrery.model.space.Vec3;

/// From where a part of the scene is drawn: only while the camera is on the inner side of every plane. It makes the walls
/// of a chart that are nearest to the camera vanish without the content being rebuilt.
public record ViewCondition(List<Plane> planes) {
    public static final ViewCondition ALWAYS = new ViewCondition(List.of());

    /// A plane through `point`; the inner side is where `normal` points.
    public record Plane(Vec3 point, Vec3 normal) {}

    public ViewCondition {
        planes = List.copyOf(planes);
    }

    public static ViewCondition inFrontOf(Plane... planes) {
        return new ViewCondition(List.of(planes));
    }

    public boolean holds(Vec3 camera) {
        for (Plane plane : planes) {
            if (camera.sub(plane.point()).dot(plane.normal()) <= 0) {
                return false;
            }
        }
        return true;
    }
}
