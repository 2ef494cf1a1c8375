package org.orrery.scene3d.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.PickTable;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.Projection;
import org.orrery.scene3d.RenderRequest;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;
import org.orrery.scene3d.Viewport;
import org.orrery.scene3d.pick.Picker;

/// What pixels and picks must be, computed here a second time by brute force: each pixel asks each point.
final class PictureTruthTest {
    private static final Viewport VIEWPORT = new Viewport(240, 160, 1);
    private static final int[] TINTS = {0xffff0000, 0xff00ff00, 0xff0000ff};

    /// What is at a pixel: the number of the nearest point that covers it, or none, or that it is too near to an edge to say.
    private sealed interface Truth {
        record Point(int number) implements Truth {}

        record Nothing() implements Truth {}

        record Edge() implements Truth {}
    }

    private record Ball(Vec3 place, double radius) {}

    @Test
    @Tag("SC1")
    void everyPixelShowsThePointThatIsNearestThere() {
        int certain = 0;
        for (int seed = 0; seed < 12; seed++) {
            List<Ball> balls = balls(seed, 300);
            Pose pose = pose(seed);
            SceneContent content = content(balls);
            Pictures picture = Pictures.draw(pose, VIEWPORT, content);
            Picker picker =
                    new Picker(
                            new RenderRequest(List.of(content), pose, VIEWPORT, SceneTheme.DARK));
            for (int y = 0; y < 160; y += 3) {
                for (int x = 0; x < 240; x += 3) {
                    Truth truth = truth(balls, pose, x + 0.5, y + 0.5);
                    if (truth instanceof Truth.Point(int number)) {
                        certain++;
                        assertThat(tintOf(picture.at(x, y)))
                                .as("seed %d, pixel %d, %d", seed, x, y)
                                .isEqualTo(number % 3);
                        PickTarget picked = picker.pick(x + 0.5, y + 0.5);
                        assertThat(picked).isInstanceOf(PickTarget.RowPick.class);
                        assertThat(((PickTarget.RowPick) picked).row()).isEqualTo(number);
                    } else if (truth instanceof Truth.Nothing) {
                        certain++;
                        assertThat(tintOf(picture.at(x, y)))
                                .as("seed %d, pixel %d, %d", seed, x, y)
                                .isEqualTo(-1);
                    }
                }
            }
        }
        assertThat(certain).isGreaterThan(20_000);
    }

    @Test
    @Tag("SC2")
    void whileVeryManyMoveSomeAreLeftOutAndAllAreThereWhenTheyStandStill() {
        SceneContent content = dust(1_100_000);
        AtomicLong now = new AtomicLong();
        LongSupplier slow = () -> now.addAndGet(60_000_000);
        Viewport viewport = new Viewport(320, 200, 1);
        Raster raster = new Raster(320, 200);
        try (WorkCrew crew = new WorkCrew(2)) {
            FramePainter painter = new FramePainter(crew, slow);
            painter.paint(request(content, pose(0), viewport), raster);
            FramePainter.Painted moving =
                    painter.paint(request(content, pose(0), viewport), raster);
            for (int i = 1; i < 12; i++) {
                moving = painter.paint(request(content, pose(i), viewport), raster);
            }
            assertThat(moving.draft()).isTrue();
            assertThat(moving.detail()).isEqualTo(0.25);
            FramePainter.Painted still =
                    painter.paint(request(content, pose(11), viewport), raster);
            assertThat(still.draft()).isFalse();
            assertThat(still.detail()).isEqualTo(1);
            Raster fresh = new Raster(320, 200);
            new FramePainter(crew).paint(request(content, pose(11), viewport), fresh);
            assertThat(raster.colour).isEqualTo(fresh.colour);
        }
    }

    @Test
    @Tag("SC2")
    void aFastMachineDrawsAllPointsAlsoWhileTheyMove() {
        SceneContent content = dust(200_000);
        AtomicLong now = new AtomicLong();
        Viewport viewport = new Viewport(320, 200, 1);
        Raster raster = new Raster(320, 200);
        try (WorkCrew crew = new WorkCrew(2)) {
            FramePainter painter = new FramePainter(crew, () -> now.addAndGet(2_000_000));
            for (int i = 0; i < 20; i++) {
                FramePainter.Painted painted =
                        painter.paint(request(content, pose(i), viewport), raster);
                assertThat(painted.detail()).isEqualTo(1);
            }
        }
    }

    @Test
    void aLargeMeshLooksLikeItsTrianglesOneByOne() {
        int side = 80;
        TriangleMesh whole = sheet(side, 0, side - 1);
        List<TriangleMesh> strips = new ArrayList<>();
        for (int row = 0; row < side - 1; row++) {
            strips.add(sheet(side, row, row + 1));
        }
        assertThat(MeshParts.isLarge(whole)).isTrue();
        Pose pose = Pose.lookingAt(new Vec3(3, 6, 7), Vec3.ZERO);
        Pictures one = Pictures.draw(pose, VIEWPORT, meshes(List.of(whole)));
        Pictures many = Pictures.draw(pose, VIEWPORT, meshes(strips));
        int different = 0;
        for (int y = 0; y < 160; y++) {
            for (int x = 0; x < 240; x++) {
                different += distance(one.at(x, y), many.at(x, y)) > 24 ? 1 : 0;
            }
        }
        assertThat(different).isLessThan(240 * 160 / 100);
    }

    @Test
    void whatIsBehindALargeMeshIsHidden() {
        SceneContent sheet = meshes(List.of(sheet(80, 0, 79)));
        SceneContent under = content(List.of(new Ball(new Vec3(0, -1.5, 0), 0.4)));
        Pose above = Pose.lookingAt(new Vec3(0, 9, 0.1), Vec3.ZERO);
        Pictures picture = Pictures.draw(above, VIEWPORT, sheet, under);
        assertThat(tintOf(picture.at(120, 80))).isNotZero();
    }

    private static RenderRequest request(SceneContent content, Pose pose, Viewport viewport) {
        return new RenderRequest(List.of(content), pose, viewport, SceneTheme.DARK);
    }

    private static Pose pose(int step) {
        double angle = 0.4 * step;
        return Pose.lookingAt(
                new Vec3(9 * Math.sin(angle), 4 - 0.3 * step, 9 * Math.cos(angle)), Vec3.ZERO);
    }

    private static List<Ball> balls(int seed, int count) {
        Random random = new Random(seed);
        List<Ball> balls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Vec3 place =
                    new Vec3(
                            6 * random.nextDouble() - 3,
                            4 * random.nextDouble() - 2,
                            6 * random.nextDouble() - 3);
            balls.add(new Ball(place, 0.02 + 0.5 * Math.pow(random.nextDouble(), 4)));
        }
        return balls;
    }

    /// Flat discs whose tint is their number modulo three.
    private static SceneContent content(List<Ball> balls) {
        float[] xyz = new float[3 * balls.size()];
        int[] argb = new int[balls.size()];
        float[] radius = new float[balls.size()];
        int[] ids = new int[balls.size()];
        for (int i = 0; i < balls.size(); i++) {
            Vec3 place = balls.get(i).place();
            xyz[3 * i] = (float) place.x();
            xyz[3 * i + 1] = (float) place.y();
            xyz[3 * i + 2] = (float) place.z();
            argb[i] = TINTS[i % 3];
            radius[i] = (float) balls.get(i).radius();
            ids[i] = i;
        }
        return points(new PointCloud(xyz, argb, radius, new byte[0], ids, PointCloud.Shape.DISC));
    }

    private static SceneContent dust(int count) {
        Random random = new Random(9);
        float[] xyz = new float[3 * count];
        int[] argb = new int[count];
        for (int i = 0; i < count; i++) {
            for (int axis = 0; axis < 3; axis++) {
                xyz[3 * i + axis] = (float) random.nextGaussian();
            }
            argb[i] = 0xff000000 | random.nextInt();
        }
        return points(
                new PointCloud(
                        xyz,
                        argb,
                        new float[] {0.01f},
                        new byte[0],
                        new int[0],
                        PointCloud.Shape.SPHERE));
    }

    private static SceneContent points(PointCloud cloud) {
        return new SceneContent(
                List.of(cloud),
                List.of(),
                List.of(),
                List.of(),
                PickTarget.RowPick::new,
                RowPositions.NONE);
    }

    private static SceneContent meshes(List<TriangleMesh> meshes) {
        return new SceneContent(
                List.of(), meshes, List.of(), List.of(), PickTable.NONE, RowPositions.NONE);
    }

    /// Some rows of cells of a wavy sheet.
    private static TriangleMesh sheet(int side, int fromRow, int toRow) {
        float[] xyz = new float[3 * side * side];
        float[] normals = new float[3 * side * side];
        int[] argb = new int[side * side];
        for (int node = 0; node < side * side; node++) {
            float x = 6f * (node % side) / (side - 1) - 3;
            float z = 6f * Math.floorDiv(node, side) / (side - 1) - 3;
            xyz[3 * node] = x;
            xyz[3 * node + 1] = (float) (0.4 * Math.sin(2 * x) * Math.cos(2 * z));
            xyz[3 * node + 2] = z;
            normals[3 * node + 1] = 1;
            argb[node] = 0xff408060 + (node % side);
        }
        int[] triangles = new int[6 * (side - 1) * (toRow - fromRow)];
        int at = 0;
        for (int row = fromRow; row < toRow; row++) {
            for (int column = 0; column < side - 1; column++) {
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

    private static Truth truth(List<Ball> balls, Pose pose, double x, double y) {
        Projection projection = new Projection(pose, VIEWPORT);
        Truth truth = new Truth.Nothing();
        double nearest = Double.MAX_VALUE;
        double nearestEdge = Double.MAX_VALUE;
        for (int i = 0; i < balls.size(); i++) {
            Ball ball = balls.get(i);
            var at = projection.project(ball.place());
            if (at.isEmpty()) {
                continue;
            }
            double depth = at.get().depth();
            double radius = Math.max(0.85, ball.radius() * projection.pixelsPerUnit(depth));
            double away = Math.hypot(at.get().x() - x, at.get().y() - y);
            if (Math.abs(away - radius) < 1.2) {
                nearestEdge = Math.min(nearestEdge, depth);
            } else if (away < radius && depth < nearest) {
                nearest = depth;
                truth = new Truth.Point(i);
            }
        }
        return nearestEdge < nearest ? new Truth.Edge() : truth;
    }

    /// Which of the three tints; -1 for the backdrop.
    private static int tintOf(int argb) {
        int red = argb >>> 16 & 255;
        int green = argb >>> 8 & 255;
        int blue = argb & 255;
        int most = Math.max(red, Math.max(green, blue));
        int least = Math.min(red, Math.min(green, blue));
        if (most - least < 90) {
            return -1;
        }
        return most == red ? 0 : most == green ? 1 : 2;
    }

    private static int distance(int a, int b) {
        return Math.abs((a >>> 16 & 255) - (b >>> 16 & 255))
                + Math.abs((a >>> 8 & 255) - (b >>> 8 & 255))
                + Math.abs((a & 255) - (b & 255));
    }
}
