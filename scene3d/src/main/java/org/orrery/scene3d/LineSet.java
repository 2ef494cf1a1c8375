package org.orrery.scene3d;

/// Straight segments of one width, anti-aliased and hidden by what is in front of them.
///
/// @param xyz six coordinates a segment: its two ends
/// @param argb one colour, or two a segment (one an end); the alpha counts
/// @param width in pixels of the picture at a display scale of 1
@SuppressWarnings("ArrayRecordComponent")
public record LineSet(float[] xyz, int[] argb, double width, ViewCondition when) {
    public LineSet {
        if (xyz.length % 6 != 0) {
            throw new IllegalArgumentException("xyz: " + xyz.length);
        }
        Arrays3d.requireOneOrEach("argb", argb.length, xyz.length / 3);
    }

    public int segmentCount() {
        return xyz.length / 6;
    }
}
