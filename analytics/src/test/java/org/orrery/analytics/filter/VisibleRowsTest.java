package org.orrery.analytics.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.orrery.analytics.csv.Reading;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TimeColumn;

class VisibleRowsTest {

    private static final DataSet DATA =
            Reading.of(
                    """
                    n,c,day,remark
                    1,a,2020-01-01,"a remark far too long to be the label of a category, is it not"
                    2,b,2020-01-02,x
                    ,a,2020-01-03,x
                    4,,,x
                    """);

    @Test
    void withoutAFilterAllRowsAreVisible() {
        assertThat(visible().cardinality()).isEqualTo(4);
    }

    @Test
    void aRangeIncludesItsBounds() {
        assertThat(visible(new RowFilter.NumberRange("n", 1, 2, false))).isEqualTo(rows(0, 1));
        assertThat(visible(new RowFilter.NumberRange("n", 2, Double.POSITIVE_INFINITY, false)))
                .isEqualTo(rows(1, 3));
        assertThat(visible(new RowFilter.NumberRange("n", 3, 2, false))).isEqualTo(rows());
    }

    @Test
    void missingValuesAreKeptOnRequest() {
        assertThat(visible(new RowFilter.NumberRange("n", 1, 1, true))).isEqualTo(rows(0, 2));
        assertThat(visible(new RowFilter.CategoryIn("c", Set.of(), true))).isEqualTo(rows(3));
    }

    @Test
    void timesAreFilteredByEpochMilliseconds() {
        double second = 1_577_923_200_000.0;

        assertThat(visible(new RowFilter.NumberRange("day", second, 2e12, false)))
                .isEqualTo(rows(1, 2));
    }

    @Test
    void allFiltersMustBePassed() {
        assertThat(
                        visible(
                                new RowFilter.NumberRange("n", 1, 4, false),
                                new RowFilter.CategoryIn("c", Set.of("a", "no such label"), false)))
                .isEqualTo(rows(0));
    }

    @Test
    void aFilterThatDoesNotFitHidesNothing() {
        RowFilter[] strangers = {
            new RowFilter.NumberRange("no such column", 0, 0, false),
            new RowFilter.NumberRange("c", 0, 0, false),
            new RowFilter.CategoryIn("n", Set.of("1"), false),
            new RowFilter.CategoryIn("remark", Set.of(), false)
        };

        assertThat(visible(strangers)).isEqualTo(rows(0, 1, 2, 3));
        for (RowFilter stranger : strangers) {
            assertThat(VisibleRows.fits(DATA, stranger)).isFalse();
        }
        assertThat(VisibleRows.fits(DATA, new RowFilter.NumberRange("day", 0, 0, true))).isTrue();
    }

    @Test
    void aBoundIsANumber() {
        assertThatThrownBy(() -> new RowFilter.NumberRange("n", Double.NaN, 1, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyNumberOfRowsIsFilteredAsOneByOne() {
        Random random = new Random(3);
        for (int size : new int[] {1, 63, 64, 65, 1000, 4096}) {
            DataSet data = random(random, size);
            RowFilter.NumberRange range = new RowFilter.NumberRange("n", -0.5, 0.5, size % 2 == 0);
            RowFilter.NumberRange days = new RowFilter.NumberRange("t", 10, 80, true);
            RowFilter.CategoryIn labels = new RowFilter.CategoryIn("c", Set.of("b", "c"), true);

            BitSet visible = VisibleRows.of(data, List.of(range, days, labels));

            for (int row = 0; row < size; row++) {
                boolean expected =
                        inside(data.columns().get(0), row, range)
                                && inside(data.columns().get(1), row, days)
                                && !data.columns().get(2).textAt(row).equals("a");
                assertThat(visible.get(row)).as("row %s of %s", row, size).isEqualTo(expected);
            }
            assertThat(visible.length()).isLessThanOrEqualTo(size);
        }
    }

    private static boolean inside(Column column, int row, RowFilter.NumberRange range) {
        double value = column.positionAt(row);
        return column.isMissing(row)
                ? range.keepMissing()
                : value >= range.min() && value <= range.max();
    }

    private static DataSet random(Random random, int size) {
        double[] numbers = new double[size];
        long[] times = new long[size];
        int[] codes = new int[size];
        for (int row = 0; row < size; row++) {
            numbers[row] = random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian();
            times[row] = random.nextInt(5) == 0 ? TimeColumn.MISSING : random.nextInt(100);
            codes[row] = random.nextInt(4) - 1;
        }
        return new DataSet(
                "random",
                "0".repeat(64),
                List.of(
                        new NumberColumn(ColumnName.parse("n"), numbers),
                        new TimeColumn(ColumnName.parse("t"), times, false),
                        new CategoryColumn(ColumnName.parse("c"), codes, List.of("a", "b", "c"))));
    }

    private static BitSet visible(RowFilter... filters) {
        return VisibleRows.of(DATA, List.of(filters));
    }

    private static BitSet rows(int... rows) {
        BitSet set = new BitSet();
        for (int row : rows) {
            set.set(row);
        }
        return set;
    }
}
