package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.chart.ChartSpec.BarHeight;
import org.orrery.scene3d.chart.ChartSpec.Encoding;
import org.orrery.scene3d.chart.ChartSpec.Scales;

@Tag("VW5")
final class LogScaleTest {
    private static final Scales LOG = new Scales(true, true, true);

    @Test
    void ticksAreOneTwoAndFiveTimesPowersOfTen() {
        assertThat(LogTicks.covering(3, 420).values())
                .containsExactly(2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0);
        assertThat(LogTicks.covering(1, 1e6).values())
                .containsExactly(1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6);
        assertThat(LogTicks.covering(5, 5)).isEqualTo(new LogTicks(2, 10));
    }

    @Test
    void anyRangeIsCoveredByAFewTicks() {
        Random random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            double low = Math.pow(10, random.nextInt(500) - 250.0) * (1 + 8 * random.nextDouble());
            double high = low * (1 + Math.pow(10, random.nextInt(8)) * random.nextDouble());
            LogTicks ticks = LogTicks.covering(low, high);
            assertThat(ticks.low()).isLessThanOrEqualTo(low * (1 + 1e-9));
            assertThat(ticks.high()).isGreaterThanOrEqualTo(high * (1 - 1e-9));
            assertThat(ticks.values().size()).isBetween(2, 12);
        }
        assertThat(LogTicks.covering(Double.MIN_VALUE, Double.MAX_VALUE).values())
                .hasSizeBetween(2, 12);
    }

    @Test
    void equalFactorsAreEqualDistances() {
        Chart chart = scatter(new double[] {1, 10, 100, 1000});

        double first = x(chart, 0);
        for (int row = 1; row < 4; row++) {
            assertThat(x(chart, row) - x(chart, row - 1)).isCloseTo(8.0 / 3, within(1e-5));
        }
        assertThat(first).isEqualTo(ChartBox.LOW.x());
        assertThat(chart.summary()).contains("x (logarithmic) across");
    }

    @Test
    void zeroAndLessAreLeftOutAndCounted() {
        Chart chart = scatter(new double[] {0, -3, Double.NaN, 10, 100});

        assertThat(chart.content().rows().drawn().stream()).containsExactly(3, 4);
        assertThat(chart.legend().notes())
                .containsExactly(
                        "1 row has no value on an axis and cannot be drawn.",
                        "2 rows are left out: zero or less has no place on a logarithmic axis.");
    }

    @Test
    void aColumnWithNothingAboveZeroIsAnEmptyChart() {
        Chart chart = scatter(new double[] {0, -1, -2});

        assertThat(chart.content().rows().drawn().isEmpty()).isTrue();
        assertThat(chart.legend().notes()).anyMatch(note -> note.startsWith("3 rows are left out"));
    }

    @Test
    void theMeanOfALineIsThatOfTheNumbers() {
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("x", "", new double[] {1, 1, 2, 3}),
                                new Column.Numeric("y", "", new double[] {10, 990, 1, 1000})));
        Chart chart = build(ChartType.LINE, data, new Encoding("x", "y", null, null, null));

        double share =
                (chart.content().rows().of(0).orElseThrow().y() - ChartBox.LOW.y())
                        / (ChartBox.HIGH.y() - ChartBox.LOW.y());
        assertThat(share).isCloseTo(Math.log10(500) / 3, within(1e-5));
    }

    @Test
    void aSingleRowCanBeSeenBesideAThousand() {
        double[] x = new double[1001];
        x[1000] = 1;
        ChartData data = new ChartData(List.of(new Column.Numeric("x", "", x)));
        BitSet all = new BitSet();
        all.set(0, data.rows());
        Chart chart =
                ChartBuilder.build(
                        data,
                        new ChartSpec(
                                ChartType.HISTOGRAM,
                                new Encoding("x", null, null, null, null),
                                BarHeight.MEAN,
                                new ChartSpec.Scales(false, true, false),
                                all,
                                new BitSet(),
                                SceneTheme.DARK));

        double one = chart.content().rows().of(1000).orElseThrow().y() - ChartBox.LOW.y();
        double many = chart.content().rows().of(0).orElseThrow().y() - ChartBox.LOW.y();
        assertThat(one / many).isCloseTo(Math.log(2) / Math.log(2000), within(1e-3));
    }

    private static double x(Chart chart, int row) {
        return chart.content().rows().of(row).orElseThrow().x();
    }

    private static Chart scatter(double[] x) {
        ChartData data = new ChartData(List.of(new Column.Numeric("x", "", x)));
        return build(ChartType.SCATTER, data, new Encoding("x", null, null, null, null));
    }

    private static Chart build(ChartType type, ChartData data, Encoding by) {
        BitSet all = new BitSet();
        all.set(0, data.rows());
        return ChartBuilder.build(
                data,
                new ChartSpec(type, by, BarHeight.MEAN, LOG, all, new BitSet(), SceneTheme.DARK));
    }
}
