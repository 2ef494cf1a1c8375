package org.orrery.scene3d.chart;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;

/// A height field as a smooth sheet and a net of fine lines on it.
final class SurfaceShape {
    private static final int LINE_EVERY = 4;

    private final HeightField field;
    private final AxisScale.Numbers y;

    SurfaceShape(HeightField field, AxisScale.Numbers y) {
        this.field = field;
        this.y = y;
    }

    Vec3 place(int column, int row) {
        double side = HeightField.SIDE - 1.0;
        return new Vec3(
                ChartBox.LOW.x() + (ChartBox.HIGH.x() - ChartBox.LOW.x()) * column / side,
                ChartBox.LOW.y()
                        + (ChartBox.HIGH.y() - ChartBox.LOW.y())
                                * y.fractionOf(field.at(column, row)),
                ChartBox.LOW.z() + (ChartBox.HIGH.z() - ChartBox.LOW.z()) * row / side);
    }

    /// A sheet whose cells can be picked by the number of their first node.
    ///
    /// @param colourOfNode colour by node number
    TriangleMesh mesh(IntUnaryOperator colourOfNode) {
        return mesh(colourOfNode, TriangleMesh.Material.SHEET, true);
    }

    /// A sheet that others are seen through.
    TriangleMesh veil(int argb) {
        return mesh(_ -> argb, new TriangleMesh.Material(true, true, true, 0), false);
    }

    private TriangleMesh mesh(
            IntUnaryOperator colourOfNode, TriangleMesh.Material material, boolean pickable) {
        int side = HeightField.SIDE;
        float[] xyz = new float[3 * side * side];
        float[] normals = new float[3 * side * side];
        int[] argb = new int[side * side];
        for (int node = 0; node < side * side; node++) {
            if (field.has(node % side, node / side)) {
                put(xyz, node, place(node % side, node / side));
                put(normals, node, normal(node % side, node / side));
                argb[node] = colourOfNode.applyAsInt(node);
            }
        }
        int[] triangles = new int[6 * side * side];
        int[] pickIds = new int[2 * side * side];
        int count = 0;
        for (int row = 0; row < side - 1; row++) {
            for (int column = 0; column < side - 1; column++) {
                int a = row * side + column;
                boolean whole =
                        field.has(column, row)
                                && field.has(column + 1, row)
                                && field.has(column, row + 1)
                                && field.has(column + 1, row + 1);
                if (whole) {
                    int[] corners = {a, a + side, a + side + 1, a, a + side + 1, a + 1};
                    System.arraycopy(corners, 0, triangles, 3 * count, 6);
                    pickIds[count++] = a;
                    pickIds[count++] = a;
                }
            }
        }
        return new TriangleMesh(
                xyz,
                normals,
                argb,
                Arrays.copyOf(triangles, 3 * count),
                Arrays.copyOf(pickIds, pickable ? count : 0),
                material,
                ViewCondition.ALWAYS);
    }

    private Vec3 normal(int column, int row) {
        int left = field.has(column - 1, row) ? column - 1 : column;
        int right = field.has(column + 1, row) ? column + 1 : column;
        int back = field.has(column, row - 1) ? row - 1 : row;
        int front = field.has(column, row + 1) ? row + 1 : row;
        Vec3 alongX = left == right ? Vec3.X : place(right, row).sub(place(left, row));
        Vec3 alongZ = back == front ? Vec3.Z : place(column, front).sub(place(column, back));
        return alongZ.cross(alongX).normalized();
    }

    LineSet net(int argb) {
        SegmentList net = new SegmentList();
        int side = HeightField.SIDE;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                if (!field.has(column, row)) {
                    continue;
                }
                if (row % LINE_EVERY == 0 && field.has(column + 1, row)) {
                    add(net, place(column, row), place(column + 1, row));
                }
                if (column % LINE_EVERY == 0 && field.has(column, row + 1)) {
                    add(net, place(column, row), place(column, row + 1));
                }
            }
        }
        return net.toLines(argb, 1, ViewCondition.ALWAYS);
    }

    private static void add(SegmentList net, Vec3 a, Vec3 b) {
        net.add(a.x(), a.y(), a.z(), b.x(), b.y(), b.z());
    }

    private static void put(float[] array, int index, Vec3 v) {
        array[3 * index] = (float) v.x();
        array[3 * index + 1] = (float) v.y();
        array[3 * index + 2] = (float) v.z();
    }
}
