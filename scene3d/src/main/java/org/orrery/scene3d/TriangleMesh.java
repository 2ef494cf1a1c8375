package org.orrery.scene3d;

/// Triangles with smooth normals and a colour a vertex. A mesh is drawn translucent, after everything opaque, when its
/// material says so; only then the colours' alpha counts.
///
/// @param xyz three coordinates a vertex
/// @param normals three a vertex, of length one
/// @param argb one colour, or one a vertex
/// @param triangles three vertex indices a triangle, counter-clockwise seen from outside
/// @param pickIds empty (cannot be picked), or one a triangle
@SuppressWarnings("ArrayRecordComponent")
public record TriangleMesh(
        float[] xyz,
        float[] normals,
        int[] argb,
        int[] triangles,
        int[] pickIds,
        Material material,
        ViewCondition when) {

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

    public TriangleMesh {
        if (normals.length != xyz.length) {
            throw new IllegalArgumentException("normals: " + normals.length);
        }
        Arrays3d.requireOneOrEach("argb", argb.length, xyz.length / 3);
        Arrays3d.requireNoneOrEach("pickIds", pickIds.length, triangles.length / 3);
    }

    public int vertexCount() {
        return xyz.length / 3;
    }

    public int triangleCount() {
        return triangles.length / 3;
    }
}
