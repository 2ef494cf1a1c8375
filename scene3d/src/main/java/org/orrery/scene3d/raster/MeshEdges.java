package org.orrery.scene3d.raster;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.orrery.scene3d.TriangleMesh;

/// The edges of a mesh with the triangles on both sides. Vertices at one place count as one, so that flat-shaded shapes with
/// a vertex a face are whole. Outlines are found by it.
final class MeshEdges {
    static final int STRIDE = 4;
    static final int NONE = -1;

    /// Two vertices and two triangles an edge; the second triangle is [#NONE] at a border.
    final int[] edges;

    MeshEdges(TriangleMesh mesh) {
        this(edgesOf(mesh.triangles(), weld(mesh.xyz())));
    }

    private MeshEdges(int[] edges) {
        this.edges = edges;
    }

    /// @param place what each vertex counts as, from [#weld(float[])]
    private static int[] edgesOf(int[] triangles, int[] place) {
        int[] found = new int[triangles.length * STRIDE];
        LongIndex byEnds = new LongIndex(triangles.length);
        int count = 0;
        for (int i = 0; i < triangles.length; i++) {
            int a = triangles[i];
            int b = triangles[i % 3 == 2 ? i - 2 : i + 1];
            long ends = key(place[a], place[b]);
            int known = byEnds.get(ends);
            if (known == LongIndex.NONE) {
                byEnds.put(ends, count);
                int at = count * STRIDE;
                found[at] = a;
                found[at + 1] = b;
                found[at + 2] = i / 3;
                found[at + 3] = NONE;
                count++;
            } else {
                found[known * STRIDE + 3] = i / 3;
            }
        }
        return Arrays.copyOf(found, count * STRIDE);
    }

    /// These edges of a part of a mesh without those where it was cut from another part: there is no outline.
    MeshEdges without(IntBinaryOperator sides) {
        int[] kept = new int[edges.length];
        int length = 0;
        for (int at = 0; at < edges.length; at += STRIDE) {
            boolean cut = edges[at + 3] == NONE && sides.applyAsInt(edges[at], edges[at + 1]) > 1;
            if (!cut) {
                System.arraycopy(edges, at, kept, length, STRIDE);
                length += STRIDE;
            }
        }
        return new MeshEdges(Arrays.copyOf(kept, length));
    }

    static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    /// The first vertex at the place of each.
    static int[] weld(float[] xyz) {
        LongIndex first = new LongIndex(xyz.length / 3);
        int[] place = new int[xyz.length / 3];
        for (int i = 0; i < place.length; i++) {
            long cell = 0;
            for (int axis = 0; axis < 3; axis++) {
                cell = cell * 2_000_003L + Math.round(xyz[3 * i + axis] * 20_000.0);
            }
            cell &= Long.MAX_VALUE;
            int known = first.get(cell);
            if (known == LongIndex.NONE) {
                first.put(cell, i);
            }
            place[i] = known == LongIndex.NONE ? i : known;
        }
        return place;
    }
}
