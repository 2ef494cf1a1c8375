package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.chart.ChartSpec.Encoding;

final class MapChartTest {
    private static final double[] EAST = {-120, -80, -100, -90};
    private static final double[] NORTH = {30, 50, 40, Double.NaN};
    private static final double[] HEIGHT = {0, 10, 5, 5};

    @Test
    @Tag("VW10")
    void placesAreTrueToScaleInTheMiddle() {
        Chart chart = build(ChartType.MAP, "h", null);
        Vec3 west = chart.content().rows().of(0).orElseThrow();
        Vec3 east = chart.content().rows().of(1).orElseThrow();
        Vec3 middle = chart.content().rows().of(2).orElseThrow();
        double ratio = (east.x() - west.x()) / (west.z() - east.z());
        assertThat(ratio).isCloseTo(40 * Math.cos(Math.toRadians(40)) / 20, within(1e-4));
        assertThat(middle.x()).isCloseTo(0, within(1e-5));
        assertThat(middle.z()).isCloseTo(0, within(1e-5));
        assertThat(middle.y()).isCloseTo(0.5, within(1e-5));
        assertThat(east.z()).as("north is away").isNegative();
        assertThat(chart.content().rows().isDrawn(3)).isFalse();
        assertThat(chart.legend().notes())
                .contains("1 row has no value on an axis and cannot be drawn.");
    }

    @Test
    @Tag("VW10")
    void everythingOnTheMapIsWithinTheMap() {
        Chart chart = build(ChartType.MAP, null, "lon2");
        for (LineSet lines : chart.content().lines()) {
            for (int i = 0; i < lines.xyz().length; i += 3) {
                assertThat(Math.abs(lines.xyz()[i])).isLessThan(4.61f);
                assertThat(Math.abs(lines.xyz()[i + 2])).isLessThan(4.61f);
            }
        }
    }

    @Test
    @Tag("VW10")
    void anArcOfTheMapIsStraightSeenFromAboveAndOfTheGlobeAGreatCircle() {
        LineSet flat = arcs(build(ChartType.MAP, null, "lon2"));
        assertThat(flat.segmentCount()).isEqualTo(60);
        Vec3 from = end(flat, 0);
        Vec3 to = end(flat, 39);
        for (int i = 0; i < 40; i++) {
            Vec3 at = end(flat, i);
            double off =
                    (at.x() - from.x()) * (to.z() - from.z())
                            - (at.z() - from.z()) * (to.x() - from.x());
            assertThat(off).isCloseTo(0, within(1e-4));
        }
        assertThat(end(flat, 19).y()).isGreaterThan(to.y() + 0.2);

        LineSet round = arcs(build(ChartType.GLOBE, null, "lon2"));
        Vec3 a = end(round, 0).sub(Globe.CENTRE);
        Vec3 b = end(round, 39).sub(Globe.CENTRE);
        Vec3 normal = a.cross(b).normalized();
        for (int i = 0; i < 40; i++) {
            Vec3 at = end(round, i).sub(Globe.CENTRE);
            assertThat(at.normalized().dot(normal)).isCloseTo(0, within(1e-5));
            assertThat(at.length()).isGreaterThan(Globe.RADIUS);
        }
        assertThat(b.normalized().distance(Globe.direction(-40, 30))).isLessThan(1e-5);
        assertThat(build(ChartType.GLOBE, null, "lon2").summary())
                .isEqualTo(
                        "Globe with 3 rows, placed by longitude and latitude, 3 of them with an arc.");
    }

    @Test
    void ofVeryManyArcsSomeAreDrawnAndItSaysSo() {
        int rows = 9_000;
        double[] east = new double[rows];
        Arrays.setAll(east, i -> i % 90);
        double[] north = new double[rows];
        Arrays.setAll(north, i -> i % 31);
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("lon", "", east),
                                new Column.Numeric("lat", "", north),
                                new Column.Numeric("lon2", "", north)));
        Chart chart =
                ChartBuilder.build(
                        data,
                        ChartSpec.of(
                                ChartType.MAP,
                                data,
                                new Encoding("lon", null, "lat", null, null, "lon2", "lat"),
                                SceneTheme.DARK));
        assertThat(chart.legend().notes())
                .anyMatch(note -> note.matches("Of 9000 arcs \\d+ are drawn, .*"));
        int segments =
                chart.content().lines().stream().mapToInt(LineSet::segmentCount).max().orElse(0);
        assertThat(segments).isLessThanOrEqualTo(Arcs.MOST * 20);
    }

    private static LineSet arcs(Chart chart) {
        return chart.content().lines().stream()
                .filter(lines -> lines.width() == 1 && lines.argb().length > 1)
                .filter(lines -> lines.segmentCount() == 60)
                .findFirst()
                .orElseThrow();
    }

    private static Vec3 end(LineSet lines, int i) {
        return new Vec3(lines.xyz()[3 * i], lines.xyz()[3 * i + 1], lines.xyz()[3 * i + 2]);
    }

    private static Chart build(ChartType type, @Nullable String y, @Nullable String toX) {
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("lon", "", EAST),
                                new Column.Numeric("lat", "", NORTH),
                                new Column.Numeric(
                                        "lon2", "", new double[] {-40, -80.5, -60, -100}),
                                new Column.Numeric("lat2", "", new double[] {30, 20, 10, 0}),
                                new Column.Numeric("h", "", HEIGHT)));
        return ChartBuilder.build(
                data,
                ChartSpec.of(
                        type,
                        data,
                        new Encoding("lon", y, "lat", null, null, toX, toX == null ? null : "lat2"),
                        SceneTheme.DARK));
    }
}
