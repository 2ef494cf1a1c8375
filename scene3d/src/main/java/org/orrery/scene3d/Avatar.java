package org.orrery.scene3d;

import java.util.EnumSet;
import java.util.Set;
import org.orrery.model.space.Pose;

/// Another person in the room as they are drawn now. One's own avatar is not among them.
///
/// @param initials one or two letters for the body; may be empty
/// @param staleness 0 when the pose is fresh, 1 when nothing was heard for long: the figure fades, and anything above 0 has a
///     ring
/// @param marks signs beside the name: speaking, a raised hand, the tool they hold
/// @param scale 1 is a head of the usual size
public record Avatar(
        String id,
        String name,
        String initials,
        int argb,
        Pose pose,
        double staleness,
        Set<Label.Mark> marks,
        BodyModel model,
        double scale) {

    public Avatar {
        staleness = Math.clamp(staleness, 0, 1);
        scale = Double.isFinite(scale) ? Math.clamp(scale, 0.25, 4) : 1;
        marks = Set.copyOf(marks);
    }

    /// Without letters, and with no tool in hand.
    public Avatar(
            String id,
            String name,
            int argb,
            Pose pose,
            double staleness,
            boolean speaking,
            boolean handRaised,
            BodyModel model,
            double scale) {
        this(id, name, "", argb, pose, staleness, marks(speaking, handRaised), model, scale);
    }

    public static Avatar of(String id, String name, int argb, Pose pose) {
        return new Avatar(id, name, argb, pose, 0, false, false, BodyModel.SPHERE, 1);
    }

    /// The same person elsewhere.
    public Avatar at(Pose elsewhere) {
        return new Avatar(id, name, initials, argb, elsewhere, staleness, marks, model, scale);
    }

    private static Set<Label.Mark> marks(boolean speaking, boolean handRaised) {
        Set<Label.Mark> marks = EnumSet.noneOf(Label.Mark.class);
        if (speaking) {
            marks.add(Label.Mark.SPEAKING);
        }
        if (handRaised) {
            marks.add(Label.Mark.HAND_RAISED);
        }
        return marks;
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
