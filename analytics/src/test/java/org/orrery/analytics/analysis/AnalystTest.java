package org.orrery.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.job.Progress;

class AnalystTest {

    private static final double[] ANSCOMBE_X = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
    private static final double[] ANSCOMBE_Y = {
        8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68
    };

    @Test
    void kMeansFindsTheGroupsThatThereAreAndHowMany() {
        Random random = new Random(3);
        double[][] centres = {{0, 0}, {100, 3}, {50, 9}};
        DataSet data =
                data(
                        600,
                        i -> centres[i % 3][0] + 5 * random.nextGaussian(),
                        i -> centres[i % 3][1] + 0.5 * random.nextGaussian());

        Finding finding = found(data, request(Method.K_MEANS, "a", "b"));

        Column groups = finding.columns().getFirst();
        assertThat(finding.quality().get("groups")).isEqualTo(3);
        assertThat(finding.quality().get("silhouette")).isBetween(0.6, 1.0);
        for (int i = 3; i < 600; i++) {
            assertThat(groups.textAt(i)).isEqualTo(groups.textAt(i % 3));
        }
        assertThat(finding.text()).contains("3 groups of 600 rows", "k-means++", "Group 1 has 200");
    }

    @Test
    void asManyGroupsAreMadeAsAreAskedFor() {
        Random random = new Random(4);
        DataSet data = data(200, _ -> random.nextDouble(), _ -> random.nextDouble());

        Finding finding =
                found(data, new AnalysisRequest(Method.K_MEANS, "Five", List.of("a", "b"), 5, 1));

        assertThat(labels(finding.columns().getFirst())).hasSize(5);
    }

    @Test
    void densityFindsRingsAndLeavesOutWhatLiesFarOff() {
        Random random = new Random(5);
        double[][] rings =
                IntStream.range(0, 800)
                        .mapToObj(i -> {
                            double radius = (i % 2 == 0 ? 1 : 4) + 0.05 * random.nextGaussian();
                            double angle = 2 * Math.PI * random.nextDouble();
                            return new double[] {
                                radius * Math.cos(angle), radius * Math.sin(angle)
                            };
                        })
                        .toArray(double[][]::new);
        rings[799] = new double[] {20, 20};
        DataSet data = data(800, i -> rings[i][0], i -> rings[i][1]);

        Finding finding = found(data, request(Method.DBSCAN, "a", "b"));

        Column groups = finding.columns().getFirst();
        assertThat(finding.quality().get("groups")).isEqualTo(2);
        assertThat(groups.textAt(0)).isNotEqualTo(groups.textAt(1));
        assertThat(groups.textAt(799)).isEqualTo("No group");
        long astray =
                IntStream.range(0, 799)
                        .filter(i -> !groups.textAt(i).equals(groups.textAt(i % 2)))
                        .count();
        assertThat(astray).isLessThan(20);
    }

    /// The example of the NIST/SEMATECH handbook, section 1.3.5.17.
    @Test
    void outliersLieFarFromTheMedian() {
        double[] values = {2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3};
        DataSet data = data(10, i -> values[i], i -> i);

        Finding finding = found(data, request(Method.OUTLIERS, "a"));

        assertThat(finding.quality().get("outliers")).isEqualTo(2);
        assertThat(finding.columns().getFirst().textAt(8)).isEqualTo("Outlier");
        assertThat(finding.columns().getFirst().textAt(7)).isEqualTo("Usual");
        double median = 2.45;
        double deviation = 0.15;
        assertThat(finding.columns().get(1).positionAt(8))
                .isCloseTo(0.6745 * (8.2 - median) / deviation, within(0.1));
        assertThat(finding.text()).contains("Row 10: a is 8.3, the median 2.45.");
    }

    @Test
    void aPlaneIsFittedAsTheBooksSay() {
        DataSet data = data(11, i -> ANSCOMBE_Y[i], i -> ANSCOMBE_X[i]);

        Finding finding = found(data, request(Method.REGRESSION, "a", "b"));

        assertThat(finding.quality().get("adjusted_r_squared")).isCloseTo(0.6295, within(1e-4));
        assertThat(finding.quality().get("standard_error")).isCloseTo(1.2366, within(1e-4));
        assertThat(finding.text()).contains("a = 3 + 0.5001 × b");
        assertThat(finding.columns().getFirst().positionAt(0)).isCloseTo(8.0010, within(1e-4));
        assertThat(finding.columns().get(1).positionAt(0)).isCloseTo(0.0390, within(1e-4));
    }

    @Test
    void squaresAndProductsAreFittedToo() {
        DataSet data =
                data(
                        100,
                        i -> {
                            double x = i % 10;
                            double z = Math.floorDiv(i, 10);
                            return 2 + x - 3 * z + 0.5 * x * x + x * z;
                        },
                        i -> i % 10,
                        i -> Math.floorDiv(i, 10));

        Finding plane = found(data, request(Method.REGRESSION, "a", "b", "c"));
        Finding curved =
                found(
                        data,
                        new AnalysisRequest(
                                Method.REGRESSION, "Curved", List.of("a", "b", "c"), 0, 2));

        assertThat(plane.quality().get("adjusted_r_squared")).isLessThan(0.95);
        assertThat(curved.quality().get("adjusted_r_squared")).isCloseTo(1, within(1e-9));
        assertThat(curved.columns().get(1).positionAt(37)).isCloseTo(0, within(1e-6));
    }

    @Test
    void aColumnWithoutEffectIsNamed() {
        Random random = new Random(8);
        DataSet data =
                data(
                        200,
                        i -> 3 * i + 10 * random.nextGaussian(),
                        i -> i,
                        _ -> random.nextGaussian());

        assertThat(found(data, request(Method.REGRESSION, "a", "b", "c")).text())
                .contains("Not told apart from no effect (5 % level): c");
    }

    @Test
    void columnsThatSayTheSameCannotExplain() {
        DataSet data = data(50, i -> i * i, i -> i, i -> 2 * i + 1);

        assertThat(run(data, request(Method.REGRESSION, "a", "b", "c")))
                .isInstanceOfSatisfying(
                        AnalysisOutcome.Impossible.class,
                        impossible -> assertThat(impossible.reason()).contains("say the same"));
    }

    /// The correlation matrix of two columns has the eigenvalues 1 + r and 1 - r.
    @Test
    void componentsHoldTheVariationThatTheCorrelationSays() {
        Random random = new Random(9);
        double[] first = random.doubles(500).toArray();
        double[] second =
                Arrays.stream(first).map(value -> value + 0.5 * random.nextDouble()).toArray();
        DataSet data = data(500, i -> first[i], i -> 1000 * second[i]);

        Finding finding = found(data, request(Method.PCA, "a", "b"));

        double r = correlation(first, second);
        assertThat(finding.quality().get("component_1")).isCloseTo((1 + r) / 2, within(1e-9));
        assertThat(finding.quality().get("component_2")).isCloseTo((1 - r) / 2, within(1e-9));
        assertThat(finding.text()).contains("+0.71 a", "+0.71 b");
        assertThat(correlation(values(finding.columns().get(0)), values(finding.columns().get(1))))
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void rowsWithGapsAreLeftOutAndSaidSo() {
        DataSet data =
                data(
                        100,
                        i -> i == 7 ? Double.NaN : i % 10,
                        i -> i == 20 ? Double.NaN : (i * 7) % 11);

        Finding finding = found(data, request(Method.OUTLIERS, "a", "b"));

        assertThat(finding.columns())
                .allSatisfy(column -> {
                    assertThat(column.size()).isEqualTo(100);
                    assertThat(column.isMissing(7)).isTrue();
                    assertThat(column.isMissing(20)).isTrue();
                    assertThat(column.missingCount()).isEqualTo(2);
                });
        assertThat(finding.text()).contains("100 rows (2 have gaps and are left out)");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("IN1")
    void theSameRequestGivesTheSameEverywhere(Method method) {
        Random random = new Random(11);
        DataSet data =
                data(
                        15_000,
                        i -> i % 3 + 0.3 * random.nextGaussian(),
                        i -> i % 2 + 0.3 * random.nextGaussian(),
                        _ -> random.nextGaussian());
        AnalysisRequest request = request(method, "a", "b", "c");

        if (run(data, request) instanceof AnalysisOutcome.Found(Finding first)) {
            Finding second = found(data, request);
            assertThat(second.text()).isEqualTo(first.text());
            for (int c = 0; c < first.columns().size(); c++) {
                assertThat(values(second.columns().get(c)))
                        .containsExactly(values(first.columns().get(c)));
            }
        } else {
            assertThat(method).as("three overlapping clouds").isEqualTo(Method.DBSCAN);
        }
    }

    @Test
    void aFitGivesForEachRowWhatItsColumnSays() {
        Random random = new Random(21);
        DataSet data =
                data(
                        300,
                        i -> 3 * Math.sin(i) + random.nextGaussian(),
                        i -> 1000 + 7 * Math.sin(i),
                        i -> i % 17);
        AnalysisRequest request =
                new AnalysisRequest(Method.REGRESSION, "fit", List.of("a", "b", "c"), 0, 2);
        Finding finding = found(data, request);
        Fit fit = finding.fit().orElseThrow();
        assertThat(fit.explained()).isEqualTo("a");
        assertThat(fit.predictors()).containsExactly("b", "c");
        double[] column = values(finding.columns().getFirst());
        for (int row = 0; row < 300; row++) {
            double[] at = {
                data.columns().get(1).positionAt(row), data.columns().get(2).positionAt(row)
            };
            assertThat(fit.at(at)).isCloseTo(column[row], within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatMakesNoSenseIsASentence(Method method) {
        DataSet data = data(100, i -> i, _ -> 5, i -> i % 2);
        DataSet small = data(4, i -> i, i -> i * i);

        for (AnalysisOutcome outcome :
                List.of(
                        run(data, request(method, "a", "b")),
                        run(data, request(method, "a", "nothing")),
                        run(data, request(method)),
                        run(small, request(method, "a", "b")))) {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            AnalysisOutcome.Impossible.class,
                            impossible -> {
                                assertThat(impossible.reason()).endsWith(".").doesNotContain("{");
                                assertThat(impossible.nextStep()).endsWith(".");
                            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoLongerWantedEnds(Method method) {
        Random random = new Random(12);
        DataSet data = data(50_000, _ -> random.nextGaussian(), _ -> random.nextGaussian());
        Progress nobody =
                new Progress() {
                    @Override
                    public void report(double fraction) {
                        assertThat(fraction).isBetween(0.0, 1.0);
                    }

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };

        assertThat(Analyst.run(data, request(method, "a", "b"), nobody))
                .isInstanceOf(AnalysisOutcome.Cancelled.class);
    }

    private static AnalysisRequest request(Method method, String... columns) {
        return new AnalysisRequest(method, "Result", List.of(columns), 0, 1);
    }

    private static AnalysisOutcome run(DataSet data, AnalysisRequest request) {
        return Analyst.run(data, request, Progress.NONE);
    }

    private static Finding found(DataSet data, AnalysisRequest request) {
        AnalysisOutcome outcome = run(data, request);
        assertThat(outcome).isInstanceOf(AnalysisOutcome.Found.class);
        return ((AnalysisOutcome.Found) outcome).finding();
    }

    /// Columns a, b, c.
    private static DataSet data(int rows, IntToDoubleFunction... columns) {
        List<Column> all =
                IntStream.range(0, columns.length)
                        .<Column>mapToObj(c -> {
                            String name = String.valueOf((char) ('a' + c));
                            return new NumberColumn(
                                    new ColumnName(name, name, null),
                                    IntStream.range(0, rows).mapToDouble(columns[c]).toArray());
                        })
                        .toList();
        return new DataSet("test", "0".repeat(64), all);
    }

    private static double[] values(Column column) {
        return IntStream.range(0, column.size()).mapToDouble(column::positionAt).toArray();
    }

    private static Set<String> labels(Column column) {
        Set<String> labels = new HashSet<>();
        IntStream.range(0, column.size()).forEach(row -> labels.add(column.textAt(row)));
        return labels;
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
