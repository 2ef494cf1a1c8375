package org.orrery.analytics.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orrery.analytics.csv.Reading;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.summary.CategorySummary.LabelCount;

class SummaryTest {

    private static final DataSet DATA =
            Reading.of(
                    """
                    n,c,day,constant,empty,remark
                    2,a,2020-01-01,7,,"a remark far too long to be the label of a category, is it not"
                    4,b,2020-01-02,7,,x
                    4,b,2020-01-03,7,,x
                    4,a,2020-01-04,7,,x
                    5,b,2020-01-05,7,,x
                    5,,2020-01-06,7,,x
                    7,c,2020-01-07,7,,x
                    9,a,2020-01-08,7,,x
                    ,a,2020-01-09,7,,x
                    """);

    @Test
    void numbersAreSummarized() {
        NumberSummary summary = NumberSummary.of(column("n"), all());

        assertThat(summary.count()).isEqualTo(8);
        assertThat(summary.missing()).isEqualTo(1);
        assertThat(summary.min()).isEqualTo(2);
        assertThat(summary.max()).isEqualTo(9);
        assertThat(summary.mean()).isEqualTo(5);
        assertThat(summary.standardDeviation()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
        assertThat(summary.lowerQuartile()).isEqualTo(4);
        assertThat(summary.median()).isEqualTo(4.5);
        assertThat(summary.upperQuartile()).isEqualTo(5.5);
    }

    @Test
    void onlyTheGivenRowsCount() {
        NumberSummary two = NumberSummary.of(column("n"), rows(0, 7, 8));
        NumberSummary one = NumberSummary.of(column("n"), rows(7));
        NumberSummary none = NumberSummary.of(column("n"), rows(8));

        assertThat(two.mean()).isEqualTo(5.5);
        assertThat(two.count()).isEqualTo(2);
        assertThat(one.standardDeviation()).isNaN();
        assertThat(one.median()).isEqualTo(9);
        assertThat(none.count()).isZero();
        assertThat(none.missing()).isEqualTo(1);
        assertThat(none.mean()).isNaN();
    }

    @Test
    void labelsAreCountedTheMostFrequentFirst() {
        CategorySummary summary = CategorySummary.of((CategoryColumn) column("c"), all());

        assertThat(summary.count()).isEqualTo(8);
        assertThat(summary.missing()).isEqualTo(1);
        assertThat(summary.labels())
                .containsExactly(
                        new LabelCount("a", 4), new LabelCount("b", 3), new LabelCount("c", 1));
    }

    @Test
    void aHistogramKeepsItsBinsWhateverRowsAreCounted() {
        Histogram whole = Histogram.of(column("n"), all(), 7);
        Histogram part = Histogram.of(column("n"), rows(1, 2, 8), 7);

        assertThat(whole.counts()).containsExactly(1, 0, 3, 2, 0, 1, 1);
        assertThat(whole.missing()).isEqualTo(1);
        assertThat(part.counts()).containsExactly(0, 0, 2, 0, 0, 0, 0);
        assertThat(part.min()).isEqualTo(2);
        assertThat(part.max()).isEqualTo(9);
        assertThat(part.edge(0)).isEqualTo(2);
        assertThat(part.edge(7)).isEqualTo(9);
    }

    @Test
    void aHistogramOfACategoryHasABinPerLabel() {
        Histogram histogram = Histogram.of(column("c"), all(), 100);

        assertThat(histogram.counts()).containsExactly(4, 3, 1);
        assertThat(histogram.missing()).isEqualTo(1);
        assertThat(histogram.edge(1)).isEqualTo(0.5);
    }

    @Test
    void aHistogramOfOneValueOrNoneIsStillOne() {
        assertThat(Histogram.of(column("constant"), all(), 3).counts()).containsExactly(9, 0, 0);
        Histogram empty = Histogram.of(column("empty"), all(), 3);
        assertThat(empty.counts()).containsExactly(0, 0, 0);
        assertThat(empty.missing()).isEqualTo(9);
        assertThat(empty.min()).isNaN();
    }

    @Test
    void aSelectionIsContrastedWithTheOtherVisibleRows() {
        BitSet visible = all();
        visible.clear(8);
        BitSet selection = rows(0, 3, 7, 8);

        SelectionSummary summary = SelectionSummary.of(DATA, selection, visible);

        assertThat(summary.selected()).isEqualTo(3);
        assertThat(summary.rest()).isEqualTo(5);
        assertThat(summary.contrasts())
                .extracting(ColumnContrast::column)
                .containsExactlyInAnyOrder("n", "c", "day", "constant");
        assertThat(summary.contrasts())
                .extracting(ColumnContrast::strength)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        ColumnContrast.OfCategories c =
                (ColumnContrast.OfCategories) summary.contrasts().getFirst();
        assertThat(c.column()).isEqualTo("c");
        assertThat(c.label()).isEqualTo("a");
        assertThat(c.effect()).isCloseTo(Math.PI, within(1e-12));
    }

    @Test
    void theEffectOnNumbersIsTheirDistanceInStandardDeviations() {
        BitSet selected = rows(6, 7);
        BitSet rest = rows(0, 1);

        ColumnContrast.OfNumbers n = ColumnContrast.OfNumbers.of(column("n"), selected, rest);
        ColumnContrast.OfNumbers constant =
                ColumnContrast.OfNumbers.of(column("constant"), selected, rest);

        assertThat(n.effect()).isCloseTo(5 / Math.sqrt(2), within(1e-12));
        assertThat(constant.effect()).isZero();
    }

    @Test
    void anEmptySelectionIsNoError() {
        SelectionSummary summary = SelectionSummary.of(DATA, new BitSet(), all());

        assertThat(summary.selected()).isZero();
        assertThat(summary.contrasts()).allMatch(contrast -> contrast.strength() == 0);
    }

    @Test
    void whatGoesTogetherIsFoundInTheSelectionAndInTheRest() {
        StringBuilder csv = new StringBuilder("a,b,c,word\n");
        Random random = new Random(11);
        double[][] values = new double[3][400];
        for (int row = 0; row < 400; row++) {
            values[0][row] = random.nextInt(1000);
            values[1][row] =
                    row < 200 ? 3 * values[0][row] + random.nextInt(90) : random.nextInt(900);
            values[2][row] = random.nextInt(1000);
            csv.append((int) values[0][row])
                    .append(',')
                    .append(row % 10 == 0 ? "" : String.valueOf((int) values[1][row]))
                    .append(',')
                    .append((int) values[2][row])
                    .append(",w\n");
        }
        DataSet data = Reading.of(csv.toString());
        BitSet selected = new BitSet();
        selected.set(0, 200);
        BitSet every = new BitSet();
        every.set(0, 400);

        SelectionSummary summary = SelectionSummary.of(data, selected, every);

        Correlation strongest = summary.correlations().getFirst();
        assertThat(List.of(strongest.first(), strongest.second()))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(strongest.rows()).isEqualTo(180);
        assertThat(strongest.selected()).isCloseTo(pearson(values, 0, 200), within(1e-12));
        assertThat(strongest.rest()).isCloseTo(pearson(values, 200, 400), within(1e-12));
        assertThat(summary.correlations()).hasSize(3);
    }

    /// By the textbook, over the rows that have both.
    private static double pearson(double[][] values, int from, int to) {
        int[] rows = IntStream.range(from, to).filter(row -> row % 10 != 0).toArray();
        double meanA = IntStream.of(rows).mapToDouble(row -> values[0][row]).average().orElse(0);
        double meanB = IntStream.of(rows).mapToDouble(row -> values[1][row]).average().orElse(0);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int row : rows) {
            double a = values[0][row] - meanA;
            double b = values[1][row] - meanB;
            ab += a * b;
            aa += a * a;
            bb += b * b;
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static Column column(String name) {
        return DATA.column(name).orElseThrow();
    }

    private static BitSet all() {
        BitSet rows = new BitSet();
        rows.set(0, DATA.rowCount());
        return rows;
    }

    private static BitSet rows(int... rows) {
        BitSet set = new BitSet();
        for (int row : rows) {
            set.set(row);
        }
        return set;
    }
}
