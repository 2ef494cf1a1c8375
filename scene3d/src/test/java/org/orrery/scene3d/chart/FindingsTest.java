package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.chart.ChartSpec.Encoding;

final class FindingsTest {
    private static final ChartData DATA =
            new ChartData(
                    List.of(
                            new Column.Numeric("x", "km", new double[] {1, 2, 3, 4, 5, 6}),
                            new Column.Numeric("y", "", new double[] {2, 4, 6, 8, 10, 14}),
                            new Column.Numeric("z", "", new double[] {5, 3, 9, 1, 7, 2}),
                            new Column.Categorical(
                                    "kind",
                                    new int[] {0, 0, 0, 1, 1, 2},
                                    List.of("red", "green", "blue"))));

    @Test
    @Tag("VW12")
    void aScatterTellsRangesCorrelationAndGroups() {
        assertThat(findings(ChartType.SCATTER, new Encoding("x", "y", "z", "kind", null)))
                .containsExactly(
                        "Ranges: x (km) from 1 to 6, y from 2 to 14, z from 1 to 9.",
                        "y rises with x: a strong correlation of 0.99.",
                        "Of 3 groups of kind the largest is red (3 rows, 50 %), the smallest blue (1).",
                        "The mean of y is highest for blue (14) and lowest for red (4).");
    }

    @Test
    @Tag("VW12")
    void aLineTellsItsTrendAndItsExtremes() {
        assertThat(findings(ChartType.LINE, new Encoding("x", "z", null, null, null)))
                .containsExactly(
                        "Ranges: x (km) from 1 to 6, z from 1 to 9.",
                        "Over x, z falls on the whole: a weak correlation of −0.19.",
                        "z is greatest, 9, at x 3 and least, 1, at x 4.");
    }

    @Test
    @Tag("VW12")
    void aHistogramTellsItsMiddle() {
        assertThat(findings(ChartType.HISTOGRAM, new Encoding("x", null, null, null, null)))
                .contains("Half of the rows are between 2.25 and 4.75; the median is 3.50.");
    }

    @Test
    void theCoefficientIsThatOfTheTextbook() {
        Random random = new Random(4);
        double[] a = random.doubles(500, 1e6, 1e6 + 1).toArray();
        double[] b = new double[500];
        Arrays.setAll(b, i -> a[i] + random.nextGaussian());
        BitSet rows = new BitSet();
        rows.set(0, 500);
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double products = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < 500; i++) {
            products += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        assertThat(Correlation.of(a, b, rows).r())
                .isCloseTo(products / Math.sqrt(squaresA * squaresB), within(1e-9));
        assertThat(Correlation.of(a, new double[500], rows).r()).isNaN();
    }

    @ParameterizedTest
    @EnumSource(ChartType.class)
    @Tag("VW12")
    void everyChartHasACaptionOfWholeSentences(ChartType type) {
        ChartSpec spec =
                ChartSpec.of(type, DATA, new Encoding("x", "y", "z", "kind", "z"), SceneTheme.DARK);
        String caption = ChartBuilder.build(DATA, spec).caption();
        assertThat(caption).endsWith(".").doesNotContain("null").doesNotContain("NaN");
        ChartData none = new ChartData(List.of());
        assertThat(
                        ChartBuilder.build(
                                        none,
                                        ChartSpec.of(
                                                type,
                                                none,
                                                new Encoding("x", "y", null, null, null),
                                                SceneTheme.DARK))
                                .findings())
                .isEmpty();
    }

    private static List<String> findings(ChartType type, @Nullable Encoding by) {
        ChartSpec spec =
                ChartSpec.of(type, DATA, java.util.Objects.requireNonNull(by), SceneTheme.DARK);
        return ChartBuilder.build(DATA, spec).findings();
    }
}
