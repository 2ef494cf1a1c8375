package org.orrery.scene3d;

import org.orrery.model.space.Vec3;

/// Text that stands at a place of the world but is written upright and at a fixed size over the picture.
///
/// @param argb colour of the text, or of the pill behind it ([Kind#AVATAR], [Kind#BADGE])
/// @param pickId zero or more when a click on the text is a pick, else negative
public record Label(String text, Vec3 anchor, Kind kind, int argb, int pickId, ViewCondition when) {
    /// What a label is for; decides its look and which of two overlapping labels stays.
    public enum Kind {
        TICK,
        AXIS_TITLE,
        NOTE,
        BADGE,
        AVATAR
    }
}
