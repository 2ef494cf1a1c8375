package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.chart.ChartSpec.Encoding;

final class TimeTicksTest {
    @ParameterizedTest
    @Tag("VW11")
    @CsvSource({
        "2012-01-01T00:00:00Z, 2015-12-31T00:00:00Z, 2012 2013 2014 2015 2016",
        "1955-03-01T00:00:00Z, 2005-01-01T00:00:00Z, 1950 1960 1970 1980 1990 2000 2010",
        "2018-01-31T03:00:00Z, 2018-02-06T11:00:00Z, 31 Jan|1 Feb|2 Feb|3 Feb|4 Feb|5 Feb|6 Feb|7 Feb",
        "2020-02-10T00:00:00Z, 2020-06-20T00:00:00Z, Feb 2020|Mar 2020|Apr 2020|May 2020|Jun 2020|Jul 2020",
        "2024-02-29T22:10:00Z, 2024-03-01T01:20:00Z, 22:00|22:30|23:00|23:30|1 Mar|00:30|01:00|01:30",
        "2024-02-29T22:10:03Z, 2024-02-29T22:10:41Z, 22:10:00|22:10:15|22:10:30|22:10:45"
    })
    void ticksAreRoundDates(Instant low, Instant high, String labels) {
        TimeTicks ticks =
                TimeTicks.covering((double) low.toEpochMilli(), (double) high.toEpochMilli(), 7);
        assertThat(ticks.values().stream().map(ticks::label))
                .containsExactly(labels.split(labels.contains("|") ? "\\|" : " "));
        assertThat(ticks.low()).isLessThanOrEqualTo((double) low.toEpochMilli());
        assertThat(ticks.high()).isGreaterThanOrEqualTo((double) high.toEpochMilli());
    }

    @Test
    void anyRangeHasAFewTicksThatCoverIt() {
        Random random = new Random(9);
        for (int i = 0; i < 3000; i++) {
            double low = (random.nextDouble() - 0.5) * 4e12;
            double high = low + Math.pow(10, 12.5 * random.nextDouble());
            TimeTicks ticks = TimeTicks.covering(low, high, 7);
            assertThat(ticks.values()).hasSizeBetween(2, 10);
            assertThat(ticks.low()).isLessThanOrEqualTo(low);
            assertThat(ticks.high()).isGreaterThanOrEqualTo(high);
            assertThat(ticks.values()).doesNotHaveDuplicates().isSorted();
        }
    }

    @Test
    @Tag("VW11")
    void aScatterHasDatesAlongTheAxisAndRowsAtTheirMoments() {
        double begin = Instant.parse("2012-01-01T00:00:00Z").toEpochMilli();
        double end = Instant.parse("2016-01-01T00:00:00Z").toEpochMilli();
        double[] when = {begin, (begin + end) / 2, end};
        Chart chart = build(ChartType.SCATTER, when, "v", ChartSpec.Scales.LINEAR);
        assertThat(chart.content().labels())
                .extracting(Label::text)
                .contains("2012", "2014", "2016");
        assertThat(chart.content().rows().of(1).orElseThrow().x()).isCloseTo(0, within(1e-4));
    }

    @Test
    @Tag("VW11")
    void aBarIsAMonthHoweverLongItIs() {
        double[] when = new double[366];
        double begin = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
        Arrays.setAll(when, day -> begin + day * 86_400_000.0);
        Chart chart = build(ChartType.HISTOGRAM, when, null, ChartSpec.Scales.LINEAR);
        assertThat(chart.summary()).startsWith("Histogram of when: 366 rows in ");
        Bins bins =
                Bins.counting(new Column.Numeric("when", "", when, true), 366, all(366), 20, false);
        assertThat(bins.names()).hasSize(12).startsWith("Jan 2020", "Feb 2020");
        int[] counts = new int[12];
        for (int bin : bins.binOfRow()) {
            counts[bin]++;
        }
        assertThat(counts).containsExactly(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);
    }

    @Test
    @Tag("VW5")
    void barsOnALogarithmicAxisStandOnTheFloor() {
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Categorical(
                                        "k", new int[] {0, 1, 2}, List.of("a", "b", "c")),
                                new Column.Numeric("v", "", new double[] {10, 1000, -5})));
        ChartSpec spec =
                ChartSpec.of(
                                ChartType.BAR,
                                data,
                                new Encoding("k", "v", null, null, null),
                                SceneTheme.DARK)
                        .with(new ChartSpec.Scales(false, true, false));
        Chart chart = ChartBuilder.build(data, spec);
        TriangleMesh bars =
                chart.content().meshes().stream()
                        .filter(mesh -> mesh.pickIds().length > 0)
                        .findFirst()
                        .orElseThrow();
        assertThat(bars.triangleCount()).isEqualTo(24);
        assertThat(bars.xyz()[1]).isEqualTo(-2);
        assertThat(chart.content().rows().of(0).orElseThrow().y())
                .isCloseTo(-2 + 5 * Math.log10(10 / 5.0) / Math.log10(1000 / 5.0), within(1e-5));
        assertThat(chart.content().rows().of(1).orElseThrow().y()).isCloseTo(3, within(1e-5));
        assertThat(chart.legend().notes()).contains("1 row has no value and cannot be drawn.");
    }

    @Test
    @Tag("VW5")
    void logarithmicBinsAreEqualStepsOfTheLogarithm() {
        double[] values = {1, 5, 10, 50, 100, 999, 0, -3};
        Bins bins = Bins.counting(new Column.Numeric("v", "", values), 8, all(8), 20, true);
        AxisScale.Log scale = (AxisScale.Log) bins.scale();
        double low = Math.log10(scale.range().low());
        double step = (Math.log10(scale.range().high()) - low) / bins.count();
        for (int row = 0; row < 6; row++) {
            int expected =
                    (int)
                            Math.min(
                                    bins.count() - 1,
                                    Math.floor((Math.log10(values[row]) - low) / step + 1e-9));
            assertThat(bins.binOfRow()[row]).isEqualTo(expected);
        }
        assertThat(bins.binOfRow()[6]).isEqualTo(Bins.NONE);
        assertThat(bins.binOfRow()[7]).isEqualTo(Bins.NONE);
    }

    private static java.util.BitSet all(int rows) {
        java.util.BitSet all = new java.util.BitSet();
        all.set(0, rows);
        return all;
    }

    private static Chart build(
            ChartType type, double[] when, @Nullable String y, ChartSpec.Scales scales) {
        double[] values = new double[when.length];
        Arrays.setAll(values, i -> i);
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("when", "", when, true),
                                new Column.Numeric("v", "", values)));
        ChartSpec spec =
                ChartSpec.of(
                        type, data, new Encoding("when", y, null, null, null), SceneTheme.DARK);
        return ChartBuilder.build(data, spec.with(scales));
    }
}
