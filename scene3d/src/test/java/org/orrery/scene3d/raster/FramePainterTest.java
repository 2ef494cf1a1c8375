package org.orrery.scene3d.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.PickTable;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.TriangleMesh.Material;
import org.orrery.scene3d.ViewCondition;
import org.orrery.scene3d.Viewport;

final class FramePainterTest {
    private static final int CENTRE_X = 100;
    private static final int CENTRE_Y = 60;
    private static final Material FLAT = new Material(false, false, false, 0);

    @Test
    void anEmptySceneIsTheBackdropOnly() {
        Pictures picture = Pictures.draw(Pictures.nothing());
        assertThat(picture.at(CENTRE_X, CENTRE_Y) & 0xffffff).isIn(0x1b294e, 0x1b294d, 0x1c2a4f);
        assertThat(picture.green(0, 0)).isLessThan(picture.green(CENTRE_X, CENTRE_Y));
        assertThat(picture.raster.nearness).containsOnly(0f);
    }

    @Test
    void aDiscCoversItsPixelsAndNoMore() {
        Pictures picture =
                Pictures.draw(Pictures.points(PointCloud.Shape.DISC, Pictures.RED, 1, Vec3.ZERO));
        double radius = 60 / Math.tan(Viewport.FIELD_OF_VIEW / 2) / 10;
        assertThat(picture.red(CENTRE_X, CENTRE_Y)).isGreaterThan(180);
        assertThat(picture.red((int) (CENTRE_X + radius - 2), CENTRE_Y)).isGreaterThan(180);
        assertThat(picture.red((int) (CENTRE_X + radius + 2), CENTRE_Y)).isLessThan(40);
        assertThat(coveredArea(picture)).isCloseTo(Math.PI * radius * radius, within(radius));
    }

    @Test
    void theAreaOfASmallDiscIsRightWhereverItIs() {
        for (int i = 0; i < 8; i++) {
            Vec3 place = new Vec3(0.013 * i, 0.021 * i, 0);
            Pictures picture =
                    Pictures.draw(Pictures.points(PointCloud.Shape.DISC, Pictures.RED, 0.3, place));
            double radius = 0.3 * 60 / Math.tan(Viewport.FIELD_OF_VIEW / 2) / 10;
            assertThat(coveredArea(picture))
                    .isCloseTo(Math.PI * radius * radius, within(0.2 * radius * radius));
        }
    }

    @Test
    void edgesOfDiscsLinesAndMeshesHaveTonesInBetween() {
        for (SceneContent content :
                List.of(
                        Pictures.points(PointCloud.Shape.DISC, Pictures.RED, 1, Vec3.ZERO),
                        Pictures.line(Pictures.RED, 3, new Vec3(-2, -1, 0), new Vec3(2, 1.3, 0)),
                        Pictures.square(Pictures.RED, 1.03, 0, FLAT))) {
            Pictures picture = Pictures.draw(tilted(), Pictures.VIEWPORT, content);
            long between =
                    IntStream.range(0, 200 * 120)
                            .map(i -> picture.red(i % 200, i / 200))
                            .filter(red -> red > 60 && red < 180)
                            .count();
            assertThat(between).isGreaterThan(20);
        }
    }

    private static Pose tilted() {
        return Pose.lookingAt(new Vec3(2, 1, 9.7), Vec3.ZERO);
    }

    @Test
    void theNearerThingHidesTheFartherInWhicheverOrderTheyAre() {
        SceneContent near = Pictures.points(PointCloud.Shape.DISC, Pictures.RED, 0.4, Vec3.Z);
        SceneContent far = Pictures.square(Pictures.GREEN, 1, -1, FLAT);
        for (Pictures picture : List.of(Pictures.draw(near, far), Pictures.draw(far, near))) {
            assertThat(picture.red(CENTRE_X, CENTRE_Y)).isGreaterThan(150);
            assertThat(picture.green(CENTRE_X, CENTRE_Y)).isLessThan(100);
            assertThat(picture.green(CENTRE_X + 9, CENTRE_Y + 9)).isGreaterThan(150);
        }
        SceneContent behind =
                Pictures.points(PointCloud.Shape.DISC, Pictures.RED, 0.4, Vec3.Z.mul(-2));
        assertThat(Pictures.draw(far, behind).red(CENTRE_X, CENTRE_Y)).isLessThan(80);
    }

    @Test
    void aLineBehindAMeshIsHiddenAndOneOnItIsSeen() {
        SceneContent wall = Pictures.square(Pictures.GREEN, 2, 0, FLAT);
        Vec3 left = new Vec3(-1, 0, 0);
        Vec3 right = new Vec3(1, 0, 0);
        SceneContent behind = Pictures.line(Pictures.RED, 3, left.sub(Vec3.Z), right.sub(Vec3.Z));
        SceneContent on = Pictures.line(Pictures.RED, 3, left, right);
        assertThat(Pictures.draw(wall, behind).red(CENTRE_X, CENTRE_Y)).isLessThan(80);
        assertThat(Pictures.draw(wall, on).red(CENTRE_X, CENTRE_Y)).isGreaterThan(150);
    }

    @Test
    void glassLetsThroughWhatIsBehindIt() {
        SceneContent wall = Pictures.square(Pictures.GREEN, 1, -1, FLAT);
        SceneContent glass = Pictures.square(0x80ff2020, 1, 1, Material.GLASS);
        Pictures picture = Pictures.draw(glass, wall);
        assertThat(picture.red(CENTRE_X, CENTRE_Y)).isBetween(90, 190);
        assertThat(picture.green(CENTRE_X, CENTRE_Y)).isBetween(90, 190);
    }

    @Test
    void trianglesThatShareAnEdgeLeaveNoGapAndDoNotOverlap() {
        Pictures once = Pictures.draw(Pictures.square(0x80ff2020, 1.2, 0, Material.GLASS));
        int inside = once.red(CENTRE_X + 7, CENTRE_Y + 2);
        for (int step = -9; step <= 9; step++) {
            assertThat(once.red(CENTRE_X + step, CENTRE_Y - step)).isCloseTo(inside, within(6));
            assertThat(once.red(CENTRE_X + step, CENTRE_Y + step)).isCloseTo(inside, within(6));
        }
    }

    @Test
    void theBackOfAOneSidedMeshIsNotDrawn() {
        Pose behind = Pose.lookingAt(new Vec3(0, 0, -10), Vec3.ZERO);
        SceneContent square = Pictures.square(Pictures.GREEN, 1, 0, FLAT);
        assertThat(Pictures.draw(behind, Pictures.VIEWPORT, square).green(CENTRE_X, CENTRE_Y))
                .isLessThan(80);
    }

    @Test
    void aMeshThatReachesBehindTheCameraIsCutNotDropped() {
        Pose inside = Pose.lookingAt(new Vec3(0, 0, 0.5), new Vec3(5, 0, 0.3));
        SceneContent square =
                Pictures.square(Pictures.GREEN, 50, 0, new Material(false, true, false, 0));
        Pictures picture = Pictures.draw(inside, Pictures.VIEWPORT, square);
        assertThat(
                        IntStream.range(0, 200 * 120)
                                .filter(i -> picture.green(i % 200, i / 200) > 80)
                                .count())
                .isGreaterThan(4000);
    }

    @Test
    void aBallIsLitFromTheUpperLeft() {
        Pictures picture =
                Pictures.draw(Pictures.points(PointCloud.Shape.SPHERE, 0xffa0a0a0, 1, Vec3.ZERO));
        assertThat(picture.red(CENTRE_X - 5, CENTRE_Y - 6))
                .isGreaterThan(picture.red(CENTRE_X + 7, CENTRE_Y + 8) + 30);
    }

    @Test
    void farThingsFadeTowardsTheBackdrop() {
        SceneContent near = Pictures.points(PointCloud.Shape.DISC, 0xffffffff, 1, Vec3.Z.mul(2));
        SceneContent far = Pictures.points(PointCloud.Shape.DISC, 0xffffffff, 1, Vec3.Z.mul(-8));
        assertThat(Pictures.draw(far).red(CENTRE_X, CENTRE_Y))
                .isLessThan(Pictures.draw(near).red(CENTRE_X, CENTRE_Y) - 30);
    }

    @Test
    void highDensityScreensGetTheSamePictureWithMorePixels() {
        SceneContent disc = Pictures.points(PointCloud.Shape.DISC, Pictures.RED, 1, Vec3.ZERO);
        Pictures fine = Pictures.draw(Pictures.FRONT, new Viewport(200, 120, 2), disc);
        Pictures coarse = Pictures.draw(disc);
        assertThat(fine.raster.width).isEqualTo(400);
        assertThat(coveredArea(fine) / 4).isCloseTo(coveredArea(coarse), within(12.0));
    }

    @Test
    void labelsStandWhereTheirAnchorIsAndKnowWhetherItIsHidden() {
        Label seen = Label.text("a", new Vec3(1, 0, 0), Label.Kind.TICK, -1, ViewCondition.ALWAYS);
        Label hidden =
                Label.text("b", new Vec3(0, 0, -2), Label.Kind.TICK, -1, ViewCondition.ALWAYS);
        Label behind =
                Label.text("c", new Vec3(0, 0, 20), Label.Kind.TICK, -1, ViewCondition.ALWAYS);
        SceneContent labels =
                new SceneContent(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(seen, hidden, behind),
                        PickTable.NONE,
                        RowPositions.NONE);
        Pictures picture = Pictures.draw(Pictures.square(Pictures.GREEN, 0.5, 0, FLAT), labels);
        assertThat(picture.labels).hasSize(2);
        assertThat(picture.labels.get(0).label().text()).isEqualTo("b");
        assertThat(picture.labels.get(0).occluded()).isTrue();
        assertThat(picture.labels.get(1).occluded()).isFalse();
        assertThat(picture.labels.get(1).x()).isCloseTo(100 + 14.5, within(0.2));
    }

    @Test
    void labelsGrowAwayFromTheirAxis() {
        Label centred = Label.text("a", Vec3.ZERO, Label.Kind.TICK, -1, ViewCondition.ALWAYS);
        SceneContent content =
                new SceneContent(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(
                                centred,
                                centred.growing(Vec3.X),
                                centred.growing(Vec3.X.mul(-1)),
                                centred.growing(Vec3.Y)),
                        PickTable.NONE,
                        RowPositions.NONE);
        assertThat(Pictures.draw(content).labels.stream().map(label -> label.lean()))
                .containsExactly(0.0, 1.0, -1.0, 0.0);
    }

    @Test
    void whatIsMeantForTheOtherSideIsNotDrawn() {
        ViewCondition fromBehind =
                ViewCondition.inFrontOf(new ViewCondition.Plane(Vec3.ZERO, Vec3.Z.mul(-1)));
        Label label = Label.text("a", Vec3.ZERO, Label.Kind.TICK, -1, fromBehind);
        SceneContent content =
                new SceneContent(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(label),
                        PickTable.NONE,
                        RowPositions.NONE);
        assertThat(Pictures.draw(content).labels).isEmpty();
    }

    @Test
    void aStillChartUnderMovingPeopleLooksAsIfDrawnAnew() {
        SceneContent chart =
                Pictures.points(PointCloud.Shape.SPHERE, Pictures.GREEN, 0.5, Vec3.ZERO, Vec3.X);
        SceneContent first =
                Pictures.points(PointCloud.Shape.SPHERE, Pictures.RED, 0.5, new Vec3(-1, 0, 1));
        SceneContent second =
                Pictures.points(PointCloud.Shape.SPHERE, Pictures.RED, 0.5, new Vec3(1.2, 0, 1));
        try (WorkCrew crew = new WorkCrew(2)) {
            FramePainter painter = new FramePainter(crew);
            for (int i = 0; i < 4; i++) {
                Pictures.draw(painter, Pictures.FRONT, Pictures.VIEWPORT, chart, first);
            }
            Pictures kept =
                    Pictures.draw(painter, Pictures.FRONT, Pictures.VIEWPORT, chart, second);
            Pictures anew = Pictures.draw(chart, second);
            assertThat(kept.raster.colour).isEqualTo(anew.raster.colour);
        }
    }

    @Test
    void manyPointsInMortonOrderAreAllDrawn() {
        Vec3[] places =
                IntStream.range(0, 5000)
                        .mapToObj(i -> new Vec3((i % 100 - 50) / 20.0, (i / 100 - 25) / 20.0, 0))
                        .toArray(Vec3[]::new);
        Pictures picture =
                Pictures.draw(Pictures.points(PointCloud.Shape.DISC, Pictures.RED, 0.05, places));
        for (int x = CENTRE_X - 20; x < CENTRE_X + 20; x++) {
            for (int y = CENTRE_Y - 10; y < CENTRE_Y + 10; y++) {
                assertThat(picture.red(x, y)).isGreaterThan(120);
            }
        }
    }

    private static double coveredArea(Pictures picture) {
        Pictures empty =
                Pictures.draw(
                        Pictures.FRONT,
                        new Viewport(picture.raster.width, picture.raster.height, 1));
        double sum = 0;
        int full = 0;
        for (int i = 0; i < picture.raster.colour.length; i++) {
            full = Math.max(full, picture.raster.colour[i] >>> 16 & 255);
        }
        for (int i = 0; i < picture.raster.colour.length; i++) {
            double backdrop = empty.raster.colour[i] >>> 16 & 255;
            sum += ((picture.raster.colour[i] >>> 16 & 255) - backdrop) / (full - backdrop);
        }
        return sum;
    }
}
