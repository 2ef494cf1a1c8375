package org.orrery.scene3d;

import java.util.Set;
import org.orrery.model.space.Vec3;

/// Text that stands at a place of the world but is written upright and at a fixed size over the picture.
///
/// @param argb colour of the text, or of the pill behind it ([Kind#AVATAR], [Kind#BADGE])
/// @param outward where the text may grow to, as a direction of the world: a tick grows away from its axis; zero to stay
///     centred on the anchor
/// @param marks small signs beside the text
/// @param pickId zero or more when a click on the text is a pick, else negative
public record Label(
        String text,
        Vec3 anchor,
        Kind kind,
        int argb,
        Vec3 outward,
        Set<Mark> marks,
        int pickId,
        ViewCondition when) {
    /// What a label is for; decides its look and which of two overlapping labels stays: the later kind.
    public enum Kind {
        /// Letters on a body, which lie on it like paint: they cover nothing and are covered by what is in front.
        INITIALS,
        TICK,
        NOTE,
        AXIS_TITLE,
        BADGE,
        AVATAR
    }

    /// Signs on the pill of a person.
    public enum Mark {
        SPEAKING,
        HAND_RAISED,
        LEADING,
        FLYING,
        ANNOTATING,
        SELECTING,
        POINTING
    }

    public Label {
        marks = Set.copyOf(marks);
    }

    public Label growing(Vec3 direction) {
        return new Label(text, anchor, kind, argb, direction, marks, pickId, when);
    }

    /// Plain text that cannot be picked.
    public static Label text(String text, Vec3 anchor, Kind kind, int argb, ViewCondition when) {
        return new Label(text, anchor, kind, argb, Vec3.ZERO, Set.of(), -1, when);
    }
}
