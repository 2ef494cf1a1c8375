package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.chart.ChartSpec.BarHeight;
import org.orrery.scene3d.chart.ChartSpec.Encoding;

@Tag("VW2")
final class LineChartTest {
    private static final double GAP = Double.NaN;

    @Test
    void aLineGoesThroughItsRowsInTheOrderOfX() {
        ChartData data = table(new double[] {30, 10, 20}, new double[] {3, 1, 2});
        Chart chart = build(data, new Encoding("x", "y", null, null, null));

        float[] line = strokes(chart).xyz();

        assertThat(line).hasSize(12);
        for (int end = 0; end < 4; end++) {
            int row = new int[] {1, 2, 2, 0}[end];
            Vec3 place = chart.content().rows().of(row).orElseThrow();
            assertThat(line[3 * end]).isEqualTo((float) place.x());
            assertThat(line[3 * end + 1]).isEqualTo((float) place.y());
        }
        assertThat(chart.content().rows().of(1).orElseThrow().x()).isEqualTo(ChartBox.LOW.x());
    }

    @Test
    void aMissingValueEndsTheStrokeAndTheNextOneBeginsAnother() {
        ChartData data = table(new double[] {1, 2, 3, 4, 5}, new double[] {1, 2, GAP, 4, 5});
        Chart chart = build(data, new Encoding("x", "y", null, null, null));

        assertThat(strokes(chart).segmentCount()).isEqualTo(2);
        assertThat(chart.content().rows().isDrawn(2)).isFalse();
        assertThat(chart.legend().notes()).anyMatch(note -> note.contains("a line breaks there"));
    }

    @Test
    void infinityIsNoValue() {
        ChartData data =
                table(
                        new double[] {1, 2, 3, Double.NEGATIVE_INFINITY},
                        new double[] {1, Double.POSITIVE_INFINITY, 3, 4});
        Chart chart = build(data, new Encoding("x", "y", null, null, null));

        assertThat(strokes(chart).segmentCount()).isZero();
        assertThat(chart.content().rows().drawn().stream()).containsExactly(0, 2);
    }

    @Test
    void eachCategoryIsALineOfItsColour() {
        ChartData data = countries();
        Chart chart = build(data, new Encoding("x", "y", null, "kind", null));

        LineSet strokes = strokes(chart);

        assertThat(strokes.segmentCount()).isEqualTo(2 * 9);
        assertThat(Arrays.stream(strokes.argb()).distinct())
                .containsExactlyInAnyOrder(
                        Palette.category(0, SceneTheme.DARK), Palette.category(1, SceneTheme.DARK));
        assertThat(chart.summary()).startsWith("Line chart of y over x: 2 lines, coloured by kind");
    }

    @Test
    void categoriesOfDepthAreRibbonsThatStandApart() {
        Chart chart = build(countries(), new Encoding("x", "y", "kind", "kind", null));
        TriangleMesh ribbons = ribbons(chart);

        double step = (ChartBox.HIGH.z() - ChartBox.LOW.z()) / 2;
        for (int vertex = 0; vertex < ribbons.vertexCount(); vertex++) {
            double z = ribbons.xyz()[3 * vertex + 2] - ChartBox.LOW.z();
            double inBand = z % step / step;
            assertThat(inBand).isBetween(0.1, 0.9);
            assertThat(ribbons.normals()[3 * vertex + 1]).isPositive();
        }
        assertThat(ribbons.triangleCount()).isEqualTo(2 * 9 * 4);
    }

    @Test
    void aRibbonIsPickedAsTheRowItIsNearestTo() {
        ChartData data = countries();
        Chart chart = build(data, new Encoding("x", "y", "kind", "kind", null));
        TriangleMesh ribbons = ribbons(chart);

        for (int t = 0; t < ribbons.triangleCount(); t++) {
            Vec3 centre = Vec3.ZERO;
            for (int corner = 0; corner < 3; corner++) {
                int at = 3 * ribbons.triangles()[3 * t + corner];
                centre =
                        centre.add(
                                new Vec3(
                                                ribbons.xyz()[at],
                                                ribbons.xyz()[at + 1],
                                                ribbons.xyz()[at + 2])
                                        .mul(1.0 / 3));
            }
            PickTarget target = chart.content().picks().target(ribbons.pickIds()[t], centre);
            assertThat(target).isInstanceOf(PickTarget.RowPick.class);
            int row = ((PickTarget.RowPick) target).row();
            assertThat(row).isEqualTo(nearest(chart, data, centre));
        }
    }

    @Test
    void rowsAtOnePlaceAreDrawnAtTheirMeanAndPickedTogether() {
        ChartData data = table(new double[] {1, 1, 2}, new double[] {0, 10, 10});
        Chart chart = build(data, new Encoding("x", "y", null, null, null));

        double height = chart.content().rows().of(0).orElseThrow().y();
        assertThat(height).isCloseTo((ChartBox.LOW.y() + ChartBox.HIGH.y()) / 2, within(1e-5));
        PointCloud marks = chart.content().points().getFirst();
        PickTarget target = chart.content().picks().target(marks.pickIds()[0], Vec3.ZERO);
        assertThat(target).isInstanceOf(PickTarget.GroupPick.class);
        assertThat(((PickTarget.GroupPick) target).rows()).containsExactly(0, 1);
        assertThat(((PickTarget.GroupPick) target).label()).isEqualTo("x 1: mean of y 5");
        assertThat(chart.legend().notes()).anyMatch(note -> note.contains("mean"));
    }

    @Test
    void aLineThatIsTooLongKeepsItsPeaks() {
        int rows = 300_000;
        double[] x = new double[rows];
        double[] y = new double[rows];
        Random random = new Random(1);
        for (int i = 0; i < rows; i++) {
            x[i] = i;
            y[i] = Math.sin(i * 1e-4) + 0.1 * random.nextDouble();
        }
        y[123_456] = 7;
        y[200_001] = -7;
        Chart chart = build(table(x, y), new Encoding("x", "y", null, null, null));
        LineSet strokes = strokes(chart);

        assertThat(strokes.segmentCount()).isLessThan(LineThinning.MOST_CORNERS);
        assertThat(heights(strokes))
                .contains((float) chart.content().rows().of(123_456).orElseThrow().y())
                .contains((float) chart.content().rows().of(200_001).orElseThrow().y());
        assertThat(chart.legend().notes()).anyMatch(note -> note.contains("1500 steps"));
        assertThat(chart.content().rows().drawn().cardinality()).isEqualTo(rows);
    }

    @Test
    void everyStepOfALongLineSpansWhatItsRowsSpan() {
        int rows = 60_000;
        double[] x = new double[rows];
        double[] y = new double[rows];
        Random random = new Random(2);
        for (int i = 0; i < rows; i++) {
            x[i] = i + 0.5;
            y[i] = random.nextGaussian();
        }
        Chart chart = build(table(x, y), new Encoding("x", "y", null, null, null));
        float[] ends = strokes(chart).xyz();

        int steps = 1500;
        float[][] drawn = new float[steps][];
        float[][] all = new float[steps][];
        for (int i = 0; i < ends.length; i += 3) {
            widen(drawn, ends[i], ends[i + 1]);
        }
        for (int row = 0; row < rows; row++) {
            Vec3 place = chart.content().rows().of(row).orElseThrow();
            widen(all, (float) place.x(), (float) place.y());
        }
        int equal = 0;
        for (int step = 0; step < steps; step++) {
            equal += Arrays.equals(drawn[step], all[step]) ? 1 : 0;
        }
        assertThat(equal).isGreaterThan(steps * 97 / 100);
    }

    private static void widen(float[][] spans, float x, float y) {
        double share = (x - ChartBox.LOW.x()) / (ChartBox.HIGH.x() - ChartBox.LOW.x());
        int step = Math.clamp((int) (share * spans.length), 0, spans.length - 1);
        float[] span = spans[step] == null ? new float[] {y, y} : spans[step];
        spans[step] = new float[] {Math.min(span[0], y), Math.max(span[1], y)};
    }

    @Test
    void tooManyLinesAreLeftOutAndSaidSo() {
        int rows = 1000;
        int[] codes = new int[rows];
        double[] x = new double[rows];
        String[] labels = new String[500];
        for (int i = 0; i < rows; i++) {
            codes[i] = i % 500;
            x[i] = i;
            labels[i % 500] = "c" + i % 500;
        }
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("x", "", x),
                                new Column.Numeric("y", "", x),
                                new Column.Categorical("kind", codes, List.of(labels))));
        Chart chart = build(data, new Encoding("x", "y", null, "kind", null));

        assertThat(strokes(chart).segmentCount()).isEqualTo(LineCorners.MOST_LINES);
        assertThat(chart.legend().notes())
                .contains("300 lines with fewer rows are not drawn; at most 200 are.");
        assertThat(chart.legend().notes()).noneMatch(note -> note.contains("no value"));
    }

    @Test
    void selectedRowsStandOutAndTheRestOfTheLinesFades() {
        BitSet selected = new BitSet();
        selected.set(2);
        ChartData data = countries();
        ChartSpec all = spec(data, new Encoding("x", "y", "kind", "kind", null));
        Chart chart =
                ChartBuilder.build(
                        data,
                        new ChartSpec(
                                all.type(),
                                all.encoding(),
                                BarHeight.MEAN,
                                all.visible(),
                                selected,
                                all.theme()));

        PointCloud marks = chart.content().points().getFirst();
        assertThat(marks.flags()).containsExactly(PointCloud.SELECTED);
        assertThat(chart.content().picks().target(marks.pickIds()[0], Vec3.ZERO))
                .isEqualTo(new PickTarget.RowPick(2, Vec3.ZERO));
        assertThat(Arrays.stream(ribbons(chart).argb()).distinct())
                .contains(
                        Palette.category(0, SceneTheme.DARK),
                        Palette.mix(
                                Palette.category(1, SceneTheme.DARK),
                                SceneTheme.DARK.backdropCentre(),
                                0.72));
    }

    private static int nearest(Chart chart, ChartData data, Vec3 at) {
        int best = -1;
        double distance = Double.MAX_VALUE;
        for (int row = 0; row < data.rows(); row++) {
            Vec3 place = chart.content().rows().of(row).orElseThrow();
            double dx = place.x() - at.x();
            double away = Math.abs(place.z() - at.z()) < 1 ? Math.abs(dx) : Double.MAX_VALUE;
            if (away < distance) {
                distance = away;
                best = row;
            }
        }
        return best;
    }

    private static float[] heights(LineSet lines) {
        float[] heights = new float[lines.xyz().length / 3];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = lines.xyz()[3 * i + 1];
        }
        return heights;
    }

    /// Those that are no part of the frame are last.
    private static LineSet strokes(Chart chart) {
        return chart.content().lines().getLast();
    }

    private static TriangleMesh ribbons(Chart chart) {
        return chart.content().meshes().stream()
                .filter(mesh -> mesh.pickIds().length > 0)
                .findFirst()
                .orElseThrow();
    }

    private static Chart build(ChartData data, Encoding by) {
        return ChartBuilder.build(data, spec(data, by));
    }

    private static ChartSpec spec(ChartData data, Encoding by) {
        return ChartSpec.of(ChartType.LINE, data, by, SceneTheme.DARK);
    }

    private static ChartData table(double[] x, double[] y) {
        return new ChartData(
                List.of(new Column.Numeric("x", "", x), new Column.Numeric("y", "", y)));
    }

    /// Two kinds, ten places of x each, row by row in turn.
    private static ChartData countries() {
        double[] x = new double[20];
        double[] y = new double[20];
        int[] kind = new int[20];
        for (int i = 0; i < 20; i++) {
            x[i] = Math.floorDiv(i, 2);
            kind[i] = i % 2;
            y[i] = Math.sin(i) + 3 * kind[i];
        }
        return new ChartData(
                List.of(
                        new Column.Numeric("x", "", x),
                        new Column.Numeric("y", "", y),
                        new Column.Categorical("kind", kind, List.of("one", "two"))));
    }
}
