package org.orrery.scene3d;

/// Points drawn as anti-aliased discs or as small shaded spheres. What is filtered out is simply absent.
///
/// @param xyz three coordinates a point
/// @param argb one colour, or one a point; the alpha is ignored, points are opaque
/// @param radius in world units: one, or one a point
/// @param flags empty, or [#SELECTED] and [#DIMMED] bits a point
/// @param pickIds empty (cannot be picked), or one a point
@SuppressWarnings("ArrayRecordComponent")
public record PointCloud(
        float[] xyz, int[] argb, float[] radius, byte[] flags, int[] pickIds, Shape shape) {
    /// Drawn with a halo.
    public static final byte SELECTED = 1;

    /// Drawn faded towards the backdrop, because something else is meant to stand out.
    public static final byte DIMMED = 2;

    /// How a point looks.
    public enum Shape {
        DISC,
        SPHERE
    }

    public PointCloud {
        int count = xyz.length / 3;
        Arrays3d.requireOneOrEach("argb", argb.length, count);
        Arrays3d.requireOneOrEach("radius", radius.length, count);
        Arrays3d.requireNoneOrEach("flags", flags.length, count);
        Arrays3d.requireNoneOrEach("pickIds", pickIds.length, count);
    }

    public int count() {
        return xyz.length / 3;
    }
}
