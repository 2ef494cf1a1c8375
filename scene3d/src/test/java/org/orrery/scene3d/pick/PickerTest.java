package org.orrery.scene3d.pick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.Projection;
import org.orrery.scene3d.RenderRequest;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.ScreenArea;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.Viewport;
import org.orrery.scene3d.raster.Pictures;

final class PickerTest {
    private static final Viewport VIEWPORT = new Viewport(1280, 720, 1);

    @Test
    void whatIsProjectedIsPickedThere() {
        Random random = new Random(3);
        List<Vec3> places = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            places.add(new Vec3(i % 8 - 3.5, Math.floorDiv(i, 8) - 3.5, random.nextDouble()));
        }
        SceneContent cloud =
                Pictures.points(PointCloud.Shape.SPHERE, -1, 0.05, places.toArray(Vec3[]::new));
        RenderRequest request = request(Pictures.FRONT, cloud);
        Projection projection = new Projection(Pictures.FRONT, VIEWPORT);
        for (int row = 0; row < places.size(); row++) {
            var at = projection.project(places.get(row)).orElseThrow();
            PickTarget target = new Picker(request).pick(at.x(), at.y());
            assertThat(target).isInstanceOf(PickTarget.RowPick.class);
            assertThat(((PickTarget.RowPick) target).row()).isEqualTo(row);
            assertThat(target.position().distance(places.get(row))).isLessThan(0.01);
        }
    }

    @Test
    void theNearerOfTwoIsPicked() {
        SceneContent cloud =
                Pictures.points(
                        PointCloud.Shape.SPHERE, -1, 0.2, Vec3.ZERO, Vec3.Z, Vec3.Z.mul(-3));
        assertThat(new Picker(request(Pictures.FRONT, cloud)).pick(640, 360))
                .isEqualTo(new PickTarget.RowPick(1, Vec3.Z));
    }

    @Test
    void whatIsBehindAWallIsNotPicked() {
        SceneContent wall = Pictures.square(-1, 1, 2, TriangleMesh.Material.MATT);
        SceneContent cloud = Pictures.points(PointCloud.Shape.SPHERE, -1, 0.2, Vec3.ZERO);
        PickTarget target = new Picker(request(Pictures.FRONT, cloud, wall)).pick(640, 360);
        assertThat(target).isInstanceOf(PickTarget.GroupPick.class);
        assertThat(target.position().distance(Vec3.Z.mul(2))).isLessThan(1e-6);
    }

    @Test
    void oneLooksThroughGlass() {
        SceneContent glass = Pictures.square(0x40ffffff, 1, 2, TriangleMesh.Material.GLASS);
        SceneContent cloud = Pictures.points(PointCloud.Shape.SPHERE, -1, 0.2, Vec3.ZERO);
        assertThat(new Picker(request(Pictures.FRONT, cloud, glass)).pick(640, 360))
                .isEqualTo(new PickTarget.RowPick(0, Vec3.ZERO));
    }

    @Test
    void aSmallPointIsHitByThoseWhoMissItByALittle() {
        SceneContent cloud = Pictures.points(PointCloud.Shape.DISC, -1, 0.005, Vec3.ZERO);
        Picker picker = new Picker(request(Pictures.FRONT, cloud));
        assertThat(picker.pick(644, 362)).isInstanceOf(PickTarget.RowPick.class);
        assertThat(picker.pick(656, 360)).isInstanceOf(PickTarget.Nothing.class);
    }

    @Test
    void nothingIsAPlaceOnThePlaneOfTheFocus() {
        PickTarget target = new Picker(request(Pictures.FRONT, SceneContent.EMPTY)).pick(640, 360);
        assertThat(target).isInstanceOf(PickTarget.Nothing.class);
        assertThat(target.position().length()).isLessThan(1e-9);
    }

    @Test
    void aRectangleHoldsTheRowsInsideAlsoHiddenOnes() {
        SceneContent cloud =
                Pictures.points(
                        PointCloud.Shape.SPHERE,
                        -1,
                        0.2,
                        Vec3.ZERO,
                        Vec3.Z.mul(-3),
                        new Vec3(4, 0, 0),
                        new Vec3(0, 0, 30));
        var rows =
                new Picker(request(Pictures.FRONT, cloud))
                        .rowsIn(ScreenArea.rectangle(600, 320, 80, 80));
        assertThat(rows.stream()).containsExactly(0, 1);
    }

    private static RenderRequest request(Pose pose, SceneContent... layers) {
        return new RenderRequest(List.of(layers), pose, VIEWPORT, SceneTheme.DARK);
    }
}
