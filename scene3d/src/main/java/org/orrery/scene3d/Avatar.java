package org.orrery.scene3d;

import org.orrery.model.space.Pose;

/// Another person in the room as they are drawn now. One's own avatar is not among them.
///
/// @param staleness 0 when the pose is fresh, 1 when nothing was heard for long: the figure fades
/// @param scale 1 is a head of the usual size
public record Avatar(
        String id,
        String name,
        int argb,
        Pose pose,
        double staleness,
        boolean speaking,
        boolean handRaised,
        BodyModel model,
        double scale) {

    public Avatar {
        staleness = Math.clamp(staleness, 0, 1);
        scale = Double.isFinite(scale) ? Math.clamp(scale, 0.25, 4) : 1;
    }

    public static Avatar of(String id, String name, int argb, Pose pose) {
        return new Avatar(id, name, argb, pose, 0, false, false, BodyModel.SPHERE, 1);
    }

    /// The shape of the figure.
    public enum BodyModel {
        SPHERE,
        ROBOT,
        CONE;

        /// Names come from other programs; an unknown one is drawn as a sphere.
        public static BodyModel named(String name) {
            for (BodyModel model : values()) {
                if (model.name().equalsIgnoreCase(name)) {
                    return model;
                }
            }
            return SPHERE;
        }
    }
}
