package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.SceneTheme;

/// Scatter charts of very many rows keep their order in space through filters and colours.
final class OrderedScatterTest {
    private static final int ROWS = 30_000;
    private static final ChartSpec.Encoding ENCODING =
            new ChartSpec.Encoding("a", "b", "kind", "c", null);

    private static ChartData table() {
        Random random = new Random(11);
        double[] a = new double[ROWS];
        double[] b = new double[ROWS];
        double[] c = new double[ROWS];
        int[] kind = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            a[row] = row % 97 == 0 ? Double.NaN : random.nextGaussian();
            b[row] = row % 89 == 0 ? -1 : Math.exp(2 * random.nextGaussian());
            c[row] = row % 83 == 0 ? Double.NaN : a[row] + random.nextGaussian();
            kind[row] = row % 79 == 0 ? -1 : row % 4;
        }
        return new ChartData(
                List.of(
                        new Column.Numeric("a", "m", a),
                        new Column.Numeric("b", "", b),
                        new Column.Numeric("c", "", c),
                        new Column.Categorical("kind", kind, List.of("n", "e", "s", "w"))));
    }

    private static ChartSpec spec(BitSet visible, BitSet selected) {
        return new ChartSpec(
                ChartType.SCATTER,
                ENCODING,
                ChartSpec.BarHeight.MEAN,
                new ChartSpec.Scales(false, true, false),
                visible,
                selected,
                SceneTheme.DARK);
    }

    private static BitSet some(int step) {
        BitSet rows = new BitSet();
        for (int row = 0; row < ROWS; row += step) {
            rows.set(row);
        }
        return rows;
    }

    private static double[] numbers(ChartData data, String name) {
        return ((Column.Numeric) data.column(name).orElseThrow()).values();
    }

    @Test
    @Tag("SC4")
    void everyVisibleRowThatHasAPlaceIsOnePointThereInItsColour() {
        ChartData data = table();
        double[] a = numbers(data, "a");
        double[] b = numbers(data, "b");
        double[] c = numbers(data, "c");
        int[] kind = ((Column.Categorical) data.column("kind").orElseThrow()).codes();
        for (int step : new int[] {1, 3, 7}) {
            BitSet visible = some(step);
            Chart chart = ChartBuilder.build(data, spec(visible, new BitSet()));
            PointCloud cloud = chart.content().points().getFirst();
            assertThat(cloud.isInOrder()).isTrue();
            BitSet seen = new BitSet();
            NumberRange colours = NumberRange.of(c, visible);
            for (int i = 0; i < cloud.count(); i++) {
                int row = cloud.pickIds()[i];
                seen.set(row);
                Vec3 place = chart.content().rows().of(row).orElseThrow();
                assertThat(cloud.xyz()[3 * i]).isCloseTo((float) place.x(), near());
                assertThat(cloud.xyz()[3 * i + 1]).isCloseTo((float) place.y(), near());
                assertThat(cloud.xyz()[3 * i + 2]).isCloseTo((float) place.z(), near());
                int expected =
                        Double.isNaN(c[row])
                                ? Palette.missing(SceneTheme.DARK)
                                : Palette.ramp(colours.fraction(c[row]), SceneTheme.DARK);
                for (int shift = 0; shift < 24; shift += 8) {
                    assertThat(cloud.argb()[i] >>> shift & 255)
                            .isBetween(
                                    (expected >>> shift & 255) - 1, (expected >>> shift & 255) + 1);
                }
            }
            BitSet expected = new BitSet();
            visible.stream()
                    .filter(row -> !Double.isNaN(a[row]) && b[row] > 0 && kind[row] >= 0)
                    .forEach(expected::set);
            assertThat(seen).isEqualTo(expected);
            assertThat(cloud.count()).isEqualTo(expected.cardinality());
            assertThat(chart.content().rows().drawn()).isEqualTo(expected);
            assertThat(chart.legend().notes()).hasSize(2);
        }
    }

    private static org.assertj.core.data.Offset<Float> near() {
        return org.assertj.core.api.Assertions.within(2e-4f);
    }

    @Test
    @Tag("SC4")
    void aFilterDoesNotSortTheRowsAnew() {
        ChartData data = table();
        BitSet all = new BitSet();
        all.set(0, ROWS);
        RowOrder before = data.order(spec(all, new BitSet()));
        RowOrder after = data.order(spec(some(3), some(50)));
        assertThat(after).isSameAs(before);
        assertThat(data.order(spec(all, new BitSet()).with(ChartSpec.Scales.LINEAR)))
                .isNotSameAs(before);
    }

    @Test
    void selectedRowsStandOutAndOthersFade() {
        ChartData data = table();
        BitSet all = new BitSet();
        all.set(0, ROWS);
        BitSet chosen = some(50);
        PointCloud cloud =
                ChartBuilder.build(data, spec(all, chosen)).content().points().getFirst();
        for (int i = 0; i < cloud.count(); i++) {
            assertThat(cloud.flags()[i])
                    .isEqualTo(
                            chosen.get(cloud.pickIds()[i])
                                    ? PointCloud.SELECTED
                                    : PointCloud.DIMMED);
        }
    }

    @Test
    void aTinyPartOfTheValuesIsPlacedExactly() {
        ChartData data = table();
        double[] a = numbers(data, "a");
        BitSet middle = new BitSet();
        for (int row = 0; row < ROWS; row++) {
            middle.set(row, Math.abs(a[row]) < 0.001);
        }
        Chart chart = ChartBuilder.build(data, spec(middle, new BitSet()));
        PointCloud cloud = chart.content().points().getFirst();
        assertThat(cloud.count()).isPositive();
        for (int i = 0; i < cloud.count(); i++) {
            Vec3 place = chart.content().rows().of(cloud.pickIds()[i]).orElseThrow();
            assertThat(cloud.xyz()[3 * i]).isCloseTo((float) place.x(), near());
        }
    }

    @Test
    void aChartMovedAsideKeepsItsOrderAndItsRows() {
        ChartData data = table();
        BitSet all = new BitSet();
        all.set(0, ROWS);
        Chart chart = ChartBuilder.build(data, spec(all, new BitSet()));
        Vec3 aside = new Vec3(12, 0, 1);
        var moved = chart.content().movedBy(aside);
        int row = chart.content().points().getFirst().pickIds()[77];
        assertThat(moved.points().getFirst().isInOrder()).isTrue();
        assertThat(moved.rows().of(row).orElseThrow())
                .isEqualTo(chart.content().rows().of(row).orElseThrow().add(aside));
        assertThat(moved.rows().drawn()).isEqualTo(chart.content().rows().drawn());
    }
}
