package org.orrery.scene3d.raster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.orrery.scene3d.TriangleMesh;

/// The edges of a mesh with the triangles on both sides. Vertices at one place count as one, so that flat-shaded shapes with
/// a vertex a face are whole. Outlines are found by it.
final class MeshEdges {
    static final int STRIDE = 4;
    static final int NONE = -1;

    /// Two vertices and two triangles an edge; the second triangle is [#NONE] at a border.
    final int[] edges;

    MeshEdges(TriangleMesh mesh) {
        int[] place = weld(mesh.xyz());
        int[] triangles = mesh.triangles();
        int[] found = new int[triangles.length * STRIDE];
        Map<Long, Integer> byEnds = HashMap.newHashMap(triangles.length);
        int count = 0;
        for (int i = 0; i < triangles.length; i++) {
            int a = triangles[i];
            int b = triangles[i % 3 == 2 ? i - 2 : i + 1];
            long ends = key(place[a], place[b]);
            Integer known = byEnds.get(ends);
            if (known == null) {
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
        edges = Arrays.copyOf(found, count * STRIDE);
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    private static int[] weld(float[] xyz) {
        Map<Long, Integer> first = HashMap.newHashMap(xyz.length / 3);
        int[] place = new int[xyz.length / 3];
        for (int i = 0; i < place.length; i++) {
            long cell = 0;
            for (int axis = 0; axis < 3; axis++) {
                cell = cell * 2_000_003L + Math.round(xyz[3 * i + axis] * 20_000.0);
            }
            Integer known = first.putIfAbsent(cell, i);
            place[i] = known == null ? i : known;
        }
        return place;
    }
}
