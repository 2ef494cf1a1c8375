package org.orrery.bench.scene;

import java.util.ArrayList;
import java.util.List;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;
import org.orrery.scene3d.chart.Chart;
import org.orrery.scene3d.chart.ChartBox;
import org.orrery.scene3d.chart.ChartBuilder;
import org.orrery.scene3d.chart.ChartData;

/// A wavy surface of many triangles within the axes of a chart: smooth normals, a colour a corner.
final class Sheet {
    private final int side;
    private final Chart frame;

    /// @param triangles about as many
    Sheet(int triangles) {
        side = (int) Math.round(Math.sqrt(triangles / 2.0)) + 1;
        ChartData table = SampleScene.table(1_000);
        frame = ChartBuilder.build(table, SampleScene.spec(table, "weight"));
    }

    Chart chart() {
        return frame.with(content());
    }

    private SceneContent content() {
        List<TriangleMesh> meshes = new ArrayList<>(frame.content().meshes());
        meshes.add(mesh());
        return new SceneContent(
                List.of(),
                meshes,
                frame.content().lines(),
                frame.content().labels(),
                frame.content().picks(),
                frame.content().rows());
    }

    private TriangleMesh mesh() {
        float[] xyz = new float[3 * side * side];
        float[] normals = new float[3 * side * side];
        int[] argb = new int[side * side];
        for (int node = 0; node < side * side; node++) {
            double u = node % side / (side - 1.0);
            int row = node / side;
            double v = row / (side - 1.0);
            put(xyz, node, place(u, v));
            Vec3 alongU = place(u + 1e-3, v).sub(place(u - 1e-3, v));
            Vec3 alongV = place(u, v + 1e-3).sub(place(u, v - 1e-3));
            put(normals, node, alongV.cross(alongU).normalized());
            int level = (int) (255 * height(u, v));
            argb[node] = 0xff000000 | level << 16 | (120 + level / 3) << 8 | (255 - level);
        }
        int cells = side - 1;
        int[] triangles = new int[6 * cells * cells];
        int at = 0;
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                int a = row * side + column;
                int[] corners = {a, a + side, a + side + 1, a, a + side + 1, a + 1};
                System.arraycopy(corners, 0, triangles, at, 6);
                at += 6;
            }
        }
        return new TriangleMesh(
                xyz,
                normals,
                argb,
                triangles,
                new int[0],
                TriangleMesh.Material.SHEET,
                ViewCondition.ALWAYS);
    }

    private static double height(double u, double v) {
        return 0.5
                + 0.25 * Math.sin(9 * u) * Math.cos(7 * v)
                + 0.2 * Math.sin(21 * (u - 0.5) * (v - 0.5));
    }

    private static Vec3 place(double u, double v) {
        Vec3 size = ChartBox.HIGH.sub(ChartBox.LOW);
        return ChartBox.LOW.add(
                new Vec3(size.x() * u, size.y() * (0.15 + 0.7 * height(u, v)), size.z() * v));
    }

    private static void put(float[] array, int index, Vec3 v) {
        array[3 * index] = (float) v.x();
        array[3 * index + 1] = (float) v.y();
        array[3 * index + 2] = (float) v.z();
    }
}
