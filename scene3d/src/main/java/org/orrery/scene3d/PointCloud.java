package org.orrery.scene3d;

import org.jspecify.annotations.Nullable;

/// Points drawn as anti-aliased discs or as small shaded spheres. What is filtered out is simply absent. Immutable by
/// convention: whoever makes one does not write into its arrays any more.
///
/// - `xyz`: three coordinates a point
/// - `argb`: one colour, or one a point; the alpha is ignored, points are opaque
/// - `radius`: in world units: one, or one a point
/// - `flags`: empty, or [#SELECTED] and [#DIMMED] bits a point
/// - `pickIds`: empty (cannot be picked), or one a point
public final class PointCloud {
    /// Drawn with a halo.
    public static final byte SELECTED = 1;

    /// Drawn faded towards the backdrop, because something else is meant to stand out.
    public static final byte DIMMED = 2;

    /// So many points that follow each other have a box around them.
    public static final int BLOCK = 256;

    private final float[] xyz;
    private final int[] argb;
    private final float[] radius;
    private final byte[] flags;
    private final int[] pickIds;
    private final Shape shape;
    private final boolean inOrder;

    /// Made when first wanted; making them twice does no harm.
    private volatile float @Nullable [] boxes;

    /// Negative until it was wanted.
    private volatile float largestRadius = -1;

    /// How a point looks.
    public enum Shape {
        DISC,
        SPHERE
    }

    public PointCloud(
            float[] xyz, int[] argb, float[] radius, byte[] flags, int[] pickIds, Shape shape) {
        this(xyz, argb, radius, flags, pickIds, shape, false);
    }

    private PointCloud(
            float[] xyz,
            int[] argb,
            float[] radius,
            byte[] flags,
            int[] pickIds,
            Shape shape,
            boolean inOrder) {
        int count = xyz.length / 3;
        Arrays3d.requireOneOrEach("argb", argb.length, count);
        Arrays3d.requireOneOrEach("radius", radius.length, count);
        Arrays3d.requireNoneOrEach("flags", flags.length, count);
        Arrays3d.requireNoneOrEach("pickIds", pickIds.length, count);
        this.xyz = xyz;
        this.argb = argb;
        this.radius = radius;
        this.flags = flags;
        this.pickIds = pickIds;
        this.shape = shape;
        this.inOrder = inOrder;
    }

    /// A cloud whose points are already in the order of [ZOrder]: nobody needs to sort them again.
    public static PointCloud inOrder(
            float[] xyz, int[] argb, float[] radius, byte[] flags, int[] pickIds, Shape shape) {
        return new PointCloud(xyz, argb, radius, flags, pickIds, shape, true);
    }

    /// The same points at other places, which have the same order in space.
    PointCloud at(float[] places) {
        return new PointCloud(places, argb, radius, flags, pickIds, shape, inOrder);
    }

    public int count() {
        return xyz.length / 3;
    }

    public float[] xyz() {
        return xyz;
    }

    public int[] argb() {
        return argb;
    }

    public float[] radius() {
        return radius;
    }

    public byte[] flags() {
        return flags;
    }

    public int[] pickIds() {
        return pickIds;
    }

    public Shape shape() {
        return shape;
    }

    /// Whether neighbours in space are neighbours in the arrays.
    public boolean isInOrder() {
        return inOrder;
    }

    /// The boxes around each [#BLOCK] of points: lowest x, y, z, then highest.
    public float[] boxes() {
        float[] known = boxes;
        if (known == null) {
            known = boxesOf(xyz);
            boxes = known;
        }
        return known;
    }

    private static float[] boxesOf(float[] xyz) {
        int count = xyz.length / 3;
        int blocks = (count + BLOCK - 1) / BLOCK;
        float[] boxes = Boxes.empty(blocks);
        for (int block = 0; block < blocks; block++) {
            Boxes.add(boxes, block, xyz, BLOCK * block, Math.min(count, BLOCK * (block + 1)));
        }
        return boxes;
    }

    /// The radius of the largest point.
    public float largestRadius() {
        float known = largestRadius;
        if (known < 0) {
            known = 0;
            for (float each : radius) {
                known = Math.max(known, each);
            }
            largestRadius = known;
        }
        return known;
    }
}
