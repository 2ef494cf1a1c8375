package org.orrery.scene3d.raster;

import java.util.List;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTable;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.RenderRequest;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneRenderer.PlacedLabel;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;
import org.orrery.scene3d.Viewport;

/// Small scenes drawn without the toolkit, and what is in their pixels.
public final class Pictures {
    public static final int RED = 0xffff2020;
    public static final int GREEN = 0xff20ff20;
    public static final Viewport VIEWPORT = new Viewport(200, 120, 1);

    /// Ten away from the origin on the Z axis, looking at it.
    public static final Pose FRONT = Pose.lookingAt(new Vec3(0, 0, 10), Vec3.ZERO);

    final Raster raster;
    final List<PlacedLabel> labels;

    private Pictures(Raster raster, List<PlacedLabel> labels) {
        this.raster = raster;
        this.labels = labels;
    }

    static Pictures draw(SceneContent... layers) {
        return draw(FRONT, VIEWPORT, layers);
    }

    static Pictures draw(Pose pose, Viewport viewport, SceneContent... layers) {
        try (WorkCrew crew = new WorkCrew(2)) {
            return draw(new FramePainter(crew), pose, viewport, layers);
        }
    }

    static Pictures draw(
            FramePainter painter, Pose pose, Viewport viewport, SceneContent... layers) {
        Raster raster = new Raster(viewport.pixelWidth(), viewport.pixelHeight());
        RenderRequest request = new RenderRequest(List.of(layers), pose, viewport, SceneTheme.DARK);
        return new Pictures(raster, painter.paint(request, raster).labels());
    }

    static SceneContent nothing() {
        return SceneContent.EMPTY;
    }

    /// Discs in layers of one content; pick ids count from 0.
    public static SceneContent points(
            PointCloud.Shape shape, int argb, double radius, Vec3... places) {
        float[] xyz = new float[3 * places.length];
        int[] ids = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            xyz[3 * i] = (float) places[i].x();
            xyz[3 * i + 1] = (float) places[i].y();
            xyz[3 * i + 2] = (float) places[i].z();
            ids[i] = i;
        }
        PointCloud cloud =
                new PointCloud(
                        xyz,
                        new int[] {argb},
                        new float[] {(float) radius},
                        new byte[0],
                        ids,
                        shape);
        return new SceneContent(
                List.of(cloud),
                List.of(),
                List.of(),
                List.of(),
                PickTarget.RowPick::new,
                new RowPositions(xyz));
    }

    /// A square that faces the front camera, with sides of twice `half`, at the depth `z`.
    public static SceneContent square(
            int argb, double half, double z, TriangleMesh.Material material) {
        float h = (float) half;
        float d = (float) z;
        TriangleMesh mesh =
                new TriangleMesh(
                        new float[] {-h, -h, d, h, -h, d, h, h, d, -h, h, d},
                        new float[] {0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1},
                        new int[] {argb},
                        new int[] {0, 1, 2, 0, 2, 3},
                        new int[] {7, 7},
                        material,
                        ViewCondition.ALWAYS);
        PickTable table = (id, at) -> new PickTarget.GroupPick(new int[] {id}, "square", at);
        return new SceneContent(
                List.of(), List.of(mesh), List.of(), List.of(), table, RowPositions.NONE);
    }

    static SceneContent line(int argb, double width, Vec3 from, Vec3 to) {
        float[] xyz = {
            (float) from.x(),
            (float) from.y(),
            (float) from.z(),
            (float) to.x(),
            (float) to.y(),
            (float) to.z()
        };
        LineSet lines = new LineSet(xyz, new int[] {argb}, width, ViewCondition.ALWAYS);
        return new SceneContent(
                List.of(), List.of(), List.of(lines), List.of(), PickTable.NONE, RowPositions.NONE);
    }

    int at(int x, int y) {
        return raster.colour[y * raster.width + x];
    }

    int red(int x, int y) {
        return at(x, y) >>> 16 & 255;
    }

    int green(int x, int y) {
        return at(x, y) >>> 8 & 255;
    }
}
