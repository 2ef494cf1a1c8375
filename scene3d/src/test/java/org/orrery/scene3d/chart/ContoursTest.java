package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.SceneTheme;

final class ContoursTest {
    private static final AxisScale.Linear HEIGHT =
            new AxisScale.Linear("h", null, new Ticks(0, 2, 0.5));

    @Test
    @Tag("VW7")
    void theLinesOfABowlAreCirclesAtTheirHeights() {
        HeightField bowl = HeightField.of((x, z) -> x * x + z * z);
        Contours contours = new Contours(bowl, new SurfaceShape(bowl, HEIGHT), HEIGHT);
        for (double level : new double[] {0.25, 0.5, 1}) {
            double length = 0;
            for (Vec3[] segment : contours.segments(level / 2)) {
                for (Vec3 end : segment) {
                    assertThat(end.y()).isCloseTo(ChartBox.y(level / 2), within(1e-9));
                    double x = (end.x() - ChartBox.LOW.x()) / 8;
                    double z = (end.z() - ChartBox.LOW.z()) / 8;
                    assertThat(Math.hypot(x, z)).isCloseTo(Math.sqrt(level), within(0.002));
                }
                length += segment[0].sub(segment[1]).length();
            }
            assertThat(length).isCloseTo(8 * Math.sqrt(level) * Math.PI / 2, within(0.02));
        }
    }

    @Test
    @Tag("VW7")
    void thereIsALineAtEachTickAndAtFifthsBetween() {
        HeightField flat = HeightField.of((_, _) -> 1);
        Contours contours = new Contours(flat, new SurfaceShape(flat, HEIGHT), HEIGHT);
        assertThat(contours.levels()).hasSize(21);
        assertThat(contours.levels().stream().filter(Contours.Level::main)).hasSize(5);
        assertThat(contours.levels().get(1).fraction()).isCloseTo(0.05, within(1e-12));
        assertThat(contours.note()).contains("0.0, 0.5");
    }

    @Test
    void gapsHaveNoLines() {
        HeightField half = HeightField.of((x, z) -> x > 0.5 ? Double.NaN : z);
        Contours contours = new Contours(half, new SurfaceShape(half, HEIGHT), HEIGHT);
        assertThat(contours.segments(0.3))
                .isNotEmpty()
                .allMatch(segment -> segment[0].x() <= 0 && segment[1].x() <= 0);
    }

    @Test
    void theyAreDrawnOnTheSheetAndOnTheFloorWhenAskedFor() {
        double[] x = new double[400];
        double[] z = new double[400];
        double[] y = new double[400];
        for (int i = 0; i < 400; i++) {
            x[i] = i % 20;
            z[i] = Math.floorDiv(i, 20);
            y[i] = x[i] * z[i] + 1;
        }
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("x", "", x),
                                new Column.Numeric("y", "", y),
                                new Column.Numeric("z", "", z)));
        ChartSpec plain =
                ChartSpec.of(
                        ChartType.SURFACE,
                        data,
                        new ChartSpec.Encoding("x", "y", "z", null, null),
                        SceneTheme.DARK);
        ChartSpec with = plain.with(ChartSpec.Extras.NONE.withContours(true));
        assertThat(segments(data, with)).isGreaterThan(segments(data, plain) + 1000);
        ChartSpec log = with.with(new ChartSpec.Scales(false, true, false));
        Chart chart = ChartBuilder.build(data, log);
        assertThat(chart.legend().notes()).anyMatch(note -> note.contains("at 1, 2"));
        assertThat(chart.content().rows().of(399).orElseThrow().y())
                .isCloseTo(-2 + 5 * Math.log10(362) / Math.log10(500), within(1e-5));
    }

    private static int segments(ChartData data, ChartSpec spec) {
        return ChartBuilder.build(data, spec).content().lines().stream()
                .mapToInt(LineSet::segmentCount)
                .sum();
    }
}
