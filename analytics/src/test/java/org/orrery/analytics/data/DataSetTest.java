package org.orrery.analytics.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    private final DataSet data =
            new DataSet(
                    "cities",
                    HASH,
                    List.of(
                            numbers("Height (m)", 23, Double.NaN, 1955),
                            new CategoryColumn(
                                    ColumnName.parse("Region"),
                                    new int[] {1, 0, CategoryColumn.MISSING},
                                    List.of("North", "South")),
                            new TimeColumn(
                                    ColumnName.parse("Seen"),
                                    new long[] {0, TimeColumn.MISSING, 1_500},
                                    false),
                            new TextColumn(
                                    ColumnName.parse("Remark"), new String[] {"", "a", "b"})));

    @Test
    void aRowIsShownAsText() {
        assertThat(data.rowAsText(0))
                .extracting(Cell::text)
                .containsExactly("23", "South", "1970-01-01 00:00:00", "");
        assertThat(data.rowAsText(2))
                .extracting(Cell::text)
                .containsExactly("1955", "", "1970-01-01 00:00:01.500", "b");
        assertThat(data.rowAsText(1))
                .extracting(Cell::missing)
                .containsExactly(true, false, true, false);
        assertThat(data.rowAsText(1).getFirst().column().title()).isEqualTo("Height");
    }

    @Test
    void aRowKeyNamesItsRow() {
        for (int row = 0; row < data.rowCount(); row++) {
            assertThat(data.rowOf(data.rowKey(row))).hasValue(row);
        }
        assertThat(data.rowKey(2)).isEqualTo("row:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "row:3",
                "row:-1",
                "row:01",
                "row:",
                "2",
                "row:99999999999",
                "row:1 ",
                "ROW:1"
            })
    void aKeyOfNoRowNamesNone(String key) {
        assertThat(data.rowOf(key)).isEmpty();
    }

    @Test
    void missingValuesHaveNoPosition() {
        for (Column column : data.columns()) {
            assertThat(column.missingCount()).isEqualTo(1);
            for (int row = 0; row < data.rowCount(); row++) {
                assertThat(Double.isNaN(column.positionAt(row))).isEqualTo(column.isMissing(row));
            }
        }
    }

    @Test
    void columnsMustFitTogether() {
        List<Column> twins = List.of(numbers("a", 1), numbers("a", 2));
        List<Column> uneven = List.of(numbers("a", 1), numbers("b", 2, 3));
        int[] wrongCode = {2};

        assertThatThrownBy(() -> new DataSet("t", HASH, twins)).hasMessageContaining("two columns");
        assertThatThrownBy(() -> new DataSet("t", HASH, uneven)).hasMessageContaining("size");
        assertThatThrownBy(() -> new DataSet("t", "abc", twins)).hasMessageContaining("SHA-256");
        assertThatThrownBy(() -> new CategoryColumn(ColumnName.parse("c"), wrongCode, List.of("x")))
                .hasMessageContaining("code 2");
        assertThatThrownBy(() -> numbers("a", Double.POSITIVE_INFINITY))
                .hasMessageContaining("infinite");
    }

    @ParameterizedTest
    @CsvSource({
        "Life expectancy (years),Life expectancy,years",
        "Weight [kg],Weight,kg",
        "Depth(km),Depth,km",
        "Population,Population,",
        "(km),(km),",
        "Sales (2020),Sales (2020),",
        "f(x) of y,f(x) of y,",
    })
    void aHeaderTellsTitleAndUnit(String header, String title, String unit) {
        ColumnName name = ColumnName.parse(header);

        assertThat(name.full()).isEqualTo(header);
        assertThat(name.title()).isEqualTo(title);
        assertThat(name.unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0.0,0",
        "1955,1955",
        "-9999.5,-9999.5",
        "7971931,'7,971,931'",
        "-123456.789,'-123,456.789'",
        "0.1,0.1",
        "0.000001,0.000001",
        "1e-7,1.0E-7",
        "1e15,1.0E15",
        "999999999999,'999,999,999,999'",
    })
    void aNumberIsWrittenForPeople(double value, String text) {
        assertThat(NumberText.of(value)).isEqualTo(text);
    }

    private static NumberColumn numbers(String header, double... values) {
        return new NumberColumn(ColumnName.parse(header), values);
    }
}
