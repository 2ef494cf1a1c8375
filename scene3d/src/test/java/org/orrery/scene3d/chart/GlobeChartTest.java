package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.RenderRequest;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.Viewport;
import org.orrery.scene3d.chart.ChartSpec.Encoding;
import org.orrery.scene3d.pick.Picker;

@Tag("VW6")
final class GlobeChartTest {
    private static final Viewport VIEWPORT = new Viewport(800, 600, 1);

    @Test
    void degreesArePlacesOnTheEarth() {
        Chart chart = build(new double[] {0, 90, 180, 30, 270}, new double[] {0, 0, 0, 90, 0});

        assertThat(direction(chart, 0).z()).isCloseTo(1, within(1e-5));
        assertThat(direction(chart, 1).x()).isCloseTo(1, within(1e-5));
        assertThat(direction(chart, 2).z()).isCloseTo(-1, within(1e-5));
        assertThat(direction(chart, 3).y()).isCloseTo(1, within(1e-5));
        assertThat(direction(chart, 4).x()).isCloseTo(-1, within(1e-5));
    }

    @Test
    void distancesOnTheBallAreThoseOnTheEarth() {
        Chart chart = build(new double[] {13.4, -58.4}, new double[] {52.5, -34.6});
        double angle = Math.acos(direction(chart, 0).dot(direction(chart, 1)));

        assertThat(angle * 6371).as("from Berlin to Buenos Aires").isCloseTo(11_900, within(60.0));
    }

    @Test
    void whatIsNoPlaceIsLeftOutAndCounted() {
        Chart chart =
                build(
                        new double[] {10, 400, Double.NaN, 10, Double.POSITIVE_INFINITY},
                        new double[] {10, 10, 10, -91, 10});

        assertThat(chart.content().rows().drawn().stream()).containsExactly(0);
        assertThat(chart.legend().notes())
                .containsExactly(
                        "2 rows have no value on an axis and cannot be drawn.",
                        "2 rows are not on the earth: longitudes go from −180 to 360, latitudes from −90 to 90.");
    }

    @Test
    void theFarSideIsHiddenAndNotPicked() {
        Chart chart = build(new double[] {0, 180}, new double[] {0, 0});
        Pose before = Pose.lookingAt(new Vec3(0, 0.5, 12), Globe.CENTRE);
        Pose behind = Pose.lookingAt(new Vec3(0, 0.5, -12), Globe.CENTRE);

        assertThat(pick(chart, before)).isInstanceOf(PickTarget.RowPick.class);
        assertThat(((PickTarget.RowPick) pick(chart, before)).row()).isZero();
        assertThat(((PickTarget.RowPick) pick(chart, behind)).row()).isEqualTo(1);
    }

    @Test
    void coastsAndNetLieJustOverTheBall() {
        Chart chart = build(new double[] {0}, new double[] {0});
        for (LineSet lines : chart.content().lines()) {
            float[] xyz = lines.xyz();
            for (int segment = 0; segment < lines.segmentCount(); segment++) {
                Vec3 a = new Vec3(xyz[6 * segment], xyz[6 * segment + 1], xyz[6 * segment + 2]);
                Vec3 b = new Vec3(xyz[6 * segment + 3], xyz[6 * segment + 4], xyz[6 * segment + 5]);
                double middle = a.add(b).mul(0.5).sub(Globe.CENTRE).length() / Globe.RADIUS;
                assertThat(middle).isBetween(1.0, 1.01);
            }
        }
        TriangleMesh ball = chart.content().meshes().getFirst();
        for (int t = 0; t < 3 * ball.triangleCount(); t++) {
            int vertex = 3 * ball.triangles()[t];
            Vec3 place =
                    new Vec3(ball.xyz()[vertex], ball.xyz()[vertex + 1], ball.xyz()[vertex + 2]);
            assertThat(place.sub(Globe.CENTRE).length()).isCloseTo(Globe.RADIUS, within(1e-4));
        }
    }

    @Test
    void theCoastsAreThoseOfTheEarth() {
        assertThat(CoastLines.all()).hasSizeGreaterThan(100);
        assertThat(CoastLines.all())
                .anySatisfy(line -> assertThat(isNear(line, -9.0, 38.8)).as("Lisbon").isTrue())
                .anySatisfy(line -> assertThat(isNear(line, 18.4, -34.1)).as("the Cape").isTrue());
    }

    private static boolean isNear(double[] line, double east, double north) {
        for (int i = 0; i < line.length; i += 2) {
            if (Math.hypot(line[i] - east, line[i + 1] - north) < 1.2) {
                return true;
            }
        }
        return false;
    }

    private static PickTarget pick(Chart chart, Pose pose) {
        RenderRequest request =
                new RenderRequest(List.of(chart.content()), pose, VIEWPORT, SceneTheme.DARK);
        return new Picker(request).pick(VIEWPORT.width() / 2.0, VIEWPORT.height() / 2.0);
    }

    private static Vec3 direction(Chart chart, int row) {
        return chart.content().rows().of(row).orElseThrow().sub(Globe.CENTRE).normalized();
    }

    private static Chart build(double[] east, double[] north) {
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("lon", "", east),
                                new Column.Numeric("lat", "", north)));
        return ChartBuilder.build(
                data,
                ChartSpec.of(
                        ChartType.GLOBE,
                        data,
                        new Encoding("lon", null, "lat", null, null),
                        SceneTheme.DARK));
    }
}
