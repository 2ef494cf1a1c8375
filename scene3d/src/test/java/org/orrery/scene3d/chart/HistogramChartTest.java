package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.chart.ChartSpec.BarHeight;
import org.orrery.scene3d.chart.ChartSpec.Encoding;

@Tag("VW3")
final class HistogramChartTest {
    private static final int BOX = 12;

    @Test
    void everyRowIsInTheBarOfItsBin() {
        double[] values = normal(2000);
        ChartData data = new ChartData(List.of(new Column.Numeric("x", "cm", values)));
        Chart chart = build(data, new Encoding("x", null, null, null, null));
        BitSet all = new BitSet();
        all.set(0, values.length);
        Ticks edges = BinEdges.of(values, all, 60);
        Map<Integer, Integer> expected = new TreeMap<>();
        for (double value : values) {
            expected.merge((int) Math.floor((value - edges.low()) / edges.step()), 1, Integer::sum);
        }

        List<int[]> bars = bars(chart);

        assertThat(bars.stream().map(rows -> rows.length))
                .containsExactlyElementsOf(expected.values());
        assertThat(bars.stream().mapToInt(rows -> rows.length).sum()).isEqualTo(2000);
        for (int[] rows : bars) {
            assertThat(
                            Arrays.stream(rows)
                                    .map(row ->
                                            (int)
                                                    Math.floor(
                                                            (values[row] - edges.low())
                                                                    / edges.step()))
                                    .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void theBinsFollowFreedmanAndDiaconis() {
        double[] values = normal(8000);
        BitSet all = new BitSet();
        all.set(0, values.length);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double width = 2 * (sorted[6000] - sorted[2000]) / 20;

        Ticks edges = BinEdges.of(values, all, 60);

        assertThat(edges.step()).isBetween(width / 2, width * 2);
        double power = Math.pow(10, Math.floor(Math.log10(edges.step())));
        assertThat(edges.step() / power).isCloseTo(Math.rint(edges.step() / power), within(1e-9));
    }

    @Test
    void binsAreNeitherFewNorMany() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            int count = 1 + random.nextInt(400);
            double scale = Math.pow(10, random.nextInt(12) - 6);
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                double normal = random.nextGaussian();
                values[i] = scale * (round % 3 == 0 ? Math.exp(3 * normal) : normal);
            }
            BitSet all = new BitSet();
            all.set(0, count);
            assertThat(BinEdges.bins(BinEdges.of(values, all, 30))).isBetween(1, 30);
        }
    }

    @Test
    void wholeNumbersHaveABinEach() {
        double[] dice = {1, 2, 2, 3, 3, 3, 4, 4, 5, 6, 6};
        ChartData data = new ChartData(List.of(new Column.Numeric("eyes", "", dice)));
        Chart chart = build(data, new Encoding("eyes", null, null, null, null));

        assertThat(bars(chart).stream().map(rows -> rows.length)).containsExactly(1, 2, 3, 2, 1, 2);
        assertThat(label(chart, 0)).isEqualTo("eyes 1");
        assertThat(ticks(chart)).contains("1", "6");
    }

    @Test
    void categoriesOfColourAreStackedToTheHeightOfTheirCount() {
        int[] bin = {0, 0, 0, 0, 1, 1};
        int[] kind = {0, 1, 1, -1, 0, 0};
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Categorical("x", bin, List.of("p", "q")),
                                new Column.Categorical("kind", kind, List.of("a", "b"))));
        Chart chart = build(data, new Encoding("x", null, null, "kind", null));

        assertThat(bars(chart))
                .containsExactly(new int[] {0}, new int[] {1, 2}, new int[] {3}, new int[] {4, 5});
        assertThat(label(chart, 1)).isEqualTo("p · b");
        assertThat(label(chart, 2)).isEqualTo("p · (no value)");
        double one = height(chart, 1) - height(chart, 0);
        double two = height(chart, 3) - height(chart, 1);
        assertThat(height(chart, 0) - ChartBox.LOW.y()).isCloseTo(two, within(1e-5));
        assertThat(one).isCloseTo(2 * two, within(1e-5));
    }

    @Test
    void twoColumnsMakeAGridOfCounts() {
        double[] x = {1, 1, 9, 9, 9, 5};
        int[] kind = {0, 0, 0, 1, 1, 1};
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("x", "", x),
                                new Column.Categorical("z", kind, List.of("near", "far"))));
        Chart chart = build(data, new Encoding("x", null, "z", null, null));

        assertThat(bars(chart).stream().map(rows -> rows.length))
                .containsExactlyInAnyOrder(2, 1, 2, 1);
        assertThat(chart.summary())
                .isEqualTo("Histogram of x and z: 6 rows in 4 bars, at most 2 in one.");
        assertThat(ticks(chart)).contains("near", "far");
        assertThat(titles(chart)).contains("x", "count", "z");
        assertThat(chart.legend().colours().title()).isEqualTo("count");
    }

    @Test
    void theSelectedPartOfABarStandsAtItsFootAndThePickIsTheWholeBar() {
        int[] bin = {0, 0, 0, 0};
        ChartData data = new ChartData(List.of(new Column.Categorical("x", bin, List.of("p"))));
        BitSet selected = new BitSet();
        selected.set(3);
        ChartSpec all = spec(data, new Encoding("x", null, null, null, null));
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

        double foot = ChartBox.LOW.y();
        assertThat(4 * (height(chart, 3) - foot)).isCloseTo(height(chart, 0) - foot, within(1e-5));
        PickTarget.GroupPick pick =
                (PickTarget.GroupPick) chart.content().picks().target(1, Vec3.ZERO);
        assertThat(pick.rows()).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(pick.label()).isEqualTo("p · 1 selected");
    }

    @Test
    void rowsWithoutAValueAreCountedAsSuch() {
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric(
                                        "x",
                                        "",
                                        new double[] {1, Double.NaN, Double.POSITIVE_INFINITY})));
        Chart chart = build(data, new Encoding("x", null, null, null, null));

        assertThat(chart.content().rows().drawn().stream()).containsExactly(0);
        assertThat(chart.legend().notes()).contains("2 rows have no value and cannot be drawn.");
    }

    private static List<int[]> bars(Chart chart) {
        TriangleMesh mesh =
                chart.content().meshes().stream()
                        .filter(each -> each.pickIds().length > 0)
                        .findFirst()
                        .orElseThrow();
        List<int[]> bars = new ArrayList<>();
        for (int id = 0; id < mesh.pickIds().length / BOX; id++) {
            PickTarget target = chart.content().picks().target(id, Vec3.ZERO);
            bars.add(((PickTarget.GroupPick) target).rows());
        }
        return bars;
    }

    private static String label(Chart chart, int id) {
        return ((PickTarget.GroupPick) chart.content().picks().target(id, Vec3.ZERO)).label();
    }

    private static double height(Chart chart, int row) {
        return chart.content().rows().of(row).orElseThrow().y();
    }

    private static List<String> ticks(Chart chart) {
        return texts(chart, Label.Kind.TICK);
    }

    private static List<String> titles(Chart chart) {
        return texts(chart, Label.Kind.AXIS_TITLE);
    }

    private static List<String> texts(Chart chart, Label.Kind kind) {
        return chart.content().labels().stream()
                .filter(label -> label.kind() == kind)
                .map(Label::text)
                .toList();
    }

    private static double[] normal(int count) {
        Random random = new Random(7);
        return random.doubles(count).map(_ -> 170 + 8 * random.nextGaussian()).toArray();
    }

    private static Chart build(ChartData data, Encoding by) {
        return ChartBuilder.build(data, spec(data, by));
    }

    private static ChartSpec spec(ChartData data, Encoding by) {
        return ChartSpec.of(ChartType.HISTOGRAM, data, by, SceneTheme.DARK);
    }
}
