package org.orrery.scene3d;

import org.jspecify.annotations.Nullable;

/// Triangles with smooth normals and a colour a vertex. A mesh is drawn translucent, after everything opaque, when its
/// material says so; only then the colours' alpha counts. Immutable by convention: whoever makes one does not write into its
/// arrays any more.
///
/// - `xyz`: three coordinates a vertex
/// - `normals`: three a vertex, of length one
/// - `argb`: one colour, or one a vertex
/// - `triangles`: three vertex indices a triangle, counter-clockwise seen from outside
/// - `pickIds`: empty (cannot be picked), or one a triangle
public final class TriangleMesh {
    /// So many triangles that follow each other have a box around them.
    public static final int BLOCK = 64;

    private final float[] xyz;
    private final float[] normals;
    private final int[] argb;
    private final int[] triangles;
    private final int[] pickIds;
    private final Material material;
    private final ViewCondition when;

    /// Both are made when first wanted; making them twice does no harm.
    private volatile float @Nullable [] box;

    private volatile float @Nullable [] boxes;

    /// How light falls on a mesh.
    ///
    /// @param lit whether light matters at all
    /// @param twoSided whether the back of a triangle is drawn too, lit as if it were the front
    /// @param translucent whether what lies behind shines through
    /// @param gloss strength of the highlight, 0 to 1
    public record Material(boolean lit, boolean twoSided, boolean translucent, double gloss) {
        public static final Material MATT = new Material(true, false, false, 0);
        public static final Material GLOSSY = new Material(true, false, false, 0.35);
        public static final Material SHEET = new Material(true, true, false, 0.15);
        public static final Material GLASS = new Material(false, true, true, 0);
    }

    public TriangleMesh(
            float[] xyz,
            float[] normals,
            int[] argb,
            int[] triangles,
            int[] pickIds,
            Material material,
            ViewCondition when) {
        if (normals.length != xyz.length) {
            throw new IllegalArgumentException("normals: " + normals.length);
        }
        Arrays3d.requireOneOrEach("argb", argb.length, xyz.length / 3);
        Arrays3d.requireNoneOrEach("pickIds", pickIds.length, triangles.length / 3);
        this.xyz = xyz;
        this.normals = normals;
        this.argb = argb;
        this.triangles = triangles;
        this.pickIds = pickIds;
        this.material = material;
        this.when = when;
    }

    public float[] xyz() {
        return xyz;
    }

    public float[] normals() {
        return normals;
    }

    public int[] argb() {
        return argb;
    }

    public int[] triangles() {
        return triangles;
    }

    public int[] pickIds() {
        return pickIds;
    }

    public Material material() {
        return material;
    }

    public ViewCondition when() {
        return when;
    }

    public int vertexCount() {
        return xyz.length / 3;
    }

    public int triangleCount() {
        return triangles.length / 3;
    }

    /// The box around everything: lowest x, y, z, then highest.
    public float[] box() {
        float[] known = box;
        if (known == null) {
            known = Boxes.empty(1);
            Boxes.add(known, 0, xyz, 0, vertexCount());
            box = known;
        }
        return known;
    }

    /// The boxes around each [#BLOCK] of triangles.
    public float[] boxes() {
        float[] known = boxes;
        if (known == null) {
            known = Boxes.empty((triangleCount() + BLOCK - 1) / BLOCK);
            for (int corner = 0; corner < triangles.length; corner++) {
                int v = triangles[corner];
                Boxes.add(known, corner / (3 * BLOCK), xyz, v, v + 1);
            }
            boxes = known;
        }
        return known;
    }
}
