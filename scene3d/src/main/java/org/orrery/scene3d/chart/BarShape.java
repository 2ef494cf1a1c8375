package org.orrery.scene3d.chart;

import java.util.Arrays;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;

/// Boxes in one mesh, each a little darker towards its foot, and their edges as fine lines.
final class BarShape {
    private static final int VERTICES = 24;

    /// Front and back, bottom and top, left and right, each counter-clockwise seen from outside. Corner numbers have a bit for
    /// each direction: 1 is x, 2 is y, 4 is z.
    private static final int[][] FACES = {
        {1, 0, 2, 3}, {4, 5, 7, 6}, {0, 1, 5, 4}, {2, 6, 7, 3}, {0, 4, 6, 2}, {1, 3, 7, 5}
    };

    private static final int[][] EDGES = {
        {0, 1}, {1, 3}, {3, 2}, {2, 0}, {4, 5}, {5, 7}, {7, 6}, {6, 4}, {0, 4}, {1, 5}, {2, 6},
        {3, 7}
    };

    private final float[] xyz;
    private final float[] normals;
    private final int[] argb;
    private final int[] triangles;
    private final int[] pickIds;
    private final float[] edges;
    private final int[] edgeColours;
    private int count;

    BarShape(int capacity) {
        xyz = new float[3 * VERTICES * capacity];
        normals = new float[3 * VERTICES * capacity];
        argb = new int[VERTICES * capacity];
        triangles = new int[36 * capacity];
        pickIds = new int[12 * capacity];
        edges = new float[6 * EDGES.length * capacity];
        edgeColours = new int[2 * EDGES.length * capacity];
    }

    /// Adds a box from one corner to the opposite one; its foot is the lower or the upper end.
    void add(double[] low, double[] high, boolean footBelow, int colour, int edgeColour) {
        for (int face = 0; face < 6; face++) {
            int axis = face < 2 ? 2 : face < 4 ? 1 : 0;
            float sign = face % 2 == 0 ? -1 : 1;
            for (int corner = 0; corner < 4; corner++) {
                int bits = FACES[face][corner];
                int vertex = VERTICES * count + 4 * face + corner;
                put(xyz, 3 * vertex, low, high, bits);
                normals[3 * vertex + axis] = sign;
                boolean isFoot = ((bits & 2) == 0) == footBelow;
                argb[vertex] = isFoot ? Palette.mix(colour, 0xff0b1122, 0.24) : colour;
            }
            int first = VERTICES * count + 4 * face;
            int at = 36 * count + 6 * face;
            int[] order = {0, 1, 2, 0, 2, 3};
            for (int i = 0; i < 6; i++) {
                triangles[at + i] = first + order[i];
            }
        }
        Arrays.fill(pickIds, 12 * count, 12 * count + 12, count);
        for (int edge = 0; edge < EDGES.length; edge++) {
            int at = EDGES.length * count + edge;
            put(edges, 6 * at, low, high, EDGES[edge][0]);
            put(edges, 6 * at + 3, low, high, EDGES[edge][1]);
            edgeColours[2 * at] = edgeColour;
            edgeColours[2 * at + 1] = edgeColour;
        }
        count++;
    }

    private static void put(float[] array, int at, double[] low, double[] high, int bits) {
        for (int axis = 0; axis < 3; axis++) {
            array[at + axis] = (float) ((bits >> axis & 1) == 0 ? low[axis] : high[axis]);
        }
    }

    TriangleMesh mesh() {
        return new TriangleMesh(
                xyz,
                normals,
                argb,
                triangles,
                pickIds,
                TriangleMesh.Material.MATT,
                ViewCondition.ALWAYS);
    }

    LineSet edges() {
        return new LineSet(
                edges,
                edgeColours.length == 0 ? new int[1] : edgeColours,
                1.1,
                ViewCondition.ALWAYS);
    }
}
