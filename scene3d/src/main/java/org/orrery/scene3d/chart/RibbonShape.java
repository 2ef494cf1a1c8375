package org.orrery.scene3d.chart;

import java.util.Arrays;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;

/// Lines as ribbons that lie across the depth, with their edges. Each half of a piece between two corners is picked as the
/// corner it is nearer to.
final class RibbonShape {
    private static final int VERTICES = 6;
    private static final int TRIANGLES = 4;

    private final double half;
    private final boolean dark;
    private final SegmentList edges = new SegmentList();
    private float[] xyz = new float[3 * VERTICES * 16];
    private float[] normals = new float[3 * VERTICES * 16];
    private int[] argb = new int[VERTICES * 16];
    private int[] pickIds = new int[TRIANGLES * 16];
    private int count;

    /// One end of a piece.
    ///
    /// @param up direction that is upright on the ribbon there
    record End(int corner, Vec3 place, Vec3 up, int colour) {}

    /// @param half half of the width of a ribbon
    RibbonShape(double half, boolean dark) {
        this.half = half;
        this.dark = dark;
    }

    void add(End from, End to) {
        if ((count + 1) * TRIANGLES > pickIds.length) {
            xyz = Arrays.copyOf(xyz, 2 * xyz.length);
            normals = Arrays.copyOf(normals, 2 * normals.length);
            argb = Arrays.copyOf(argb, 2 * argb.length);
            pickIds = Arrays.copyOf(pickIds, 2 * pickIds.length);
        }
        Vec3 middle = from.place().add(to.place()).mul(0.5);
        Vec3 up = from.up().add(to.up()).normalized();
        put(0, from.place(), from.up(), from.colour());
        put(1, middle, up, Palette.mix(from.colour(), to.colour(), 0.5));
        put(2, to.place(), to.up(), to.colour());
        Arrays.fill(pickIds, TRIANGLES * count, TRIANGLES * count + 2, from.corner());
        Arrays.fill(pickIds, TRIANGLES * count + 2, TRIANGLES * count + 4, to.corner());
        for (int side = -1; side <= 1; side += 2) {
            Vec3 out = new Vec3(0, 0, side * half);
            edges.add(
                    from.place().add(out),
                    edge(from.colour()),
                    to.place().add(out),
                    edge(to.colour()));
        }
        count++;
    }

    private int edge(int colour) {
        return Palette.mix(colour, 0xffffffff, dark ? 0.34 : 0.5);
    }

    private void put(int pair, Vec3 place, Vec3 up, int colour) {
        for (int side = 0; side < 2; side++) {
            int vertex = VERTICES * count + 2 * pair + side;
            xyz[3 * vertex] = (float) place.x();
            xyz[3 * vertex + 1] = (float) place.y();
            xyz[3 * vertex + 2] = (float) (place.z() + (side == 0 ? -half : half));
            normals[3 * vertex] = (float) up.x();
            normals[3 * vertex + 1] = (float) up.y();
            normals[3 * vertex + 2] = (float) up.z();
            argb[vertex] = colour;
        }
    }

    TriangleMesh mesh() {
        int[] triangles = new int[3 * TRIANGLES * count];
        int[] order = {0, 1, 3, 0, 3, 2, 2, 3, 5, 2, 5, 4};
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = VERTICES * (i / order.length) + order[i % order.length];
        }
        int vertices = VERTICES * count;
        return new TriangleMesh(
                Arrays.copyOf(xyz, 3 * vertices),
                Arrays.copyOf(normals, 3 * vertices),
                Arrays.copyOf(argb, Math.max(1, vertices)),
                triangles,
                Arrays.copyOf(pickIds, TRIANGLES * count),
                TriangleMesh.Material.SHEET,
                ViewCondition.ALWAYS);
    }

    LineSet edges() {
        return edges.toLines(1.1, ViewCondition.ALWAYS);
    }
}
