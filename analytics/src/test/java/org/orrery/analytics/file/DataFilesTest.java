package org.orrery.analytics.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orrery.analytics.file.Samples.column;
import static org.orrery.analytics.file.Samples.loaded;
import static org.orrery.analytics.file.Samples.utf8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.csv.ReadSettings;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.data.TimeColumn;
import org.orrery.analytics.job.Progress;

final class DataFilesTest {

    private static final String ROWS =
            "SELECT i AS whole, i / 4.0 AS share, i % 2 = 0 AS even,"
                    + " CAST(i AS DECIMAL(18, 3)) AS money,"
                    + " DATE '2020-02-28' + CAST(i AS INTEGER) AS day,"
                    + " TIMESTAMP '2020-01-01 10:30:00.250' + to_hours(CAST(i AS INTEGER)) AS moment,"
                    + " CASE WHEN i % 3 = 0 THEN 'north' WHEN i % 3 = 1 THEN 'south' END AS region,"
                    + " 'name ' || CAST(i AS VARCHAR) AS \"Full name\""
                    + " FROM range(100) AS t(i)";

    @TempDir private Path folder;

    @Tag("DF4")
    @Test
    void parquetKeepsTypesDatesAndMissingValues() {
        DataSet data = loaded(Samples.parquet(folder, ROWS)).dataSet();

        assertThat(data.rowCount()).isEqualTo(100);
        assertThat(data.columns())
                .extracting(Column::name)
                .containsExactly(
                        "whole", "share", "even", "money", "day", "moment", "region", "Full name");
        assertThat(column(data, "whole")).isInstanceOf(NumberColumn.class);
        assertThat(column(data, "share").positionAt(3)).isEqualTo(0.75);
        assertThat(column(data, "money").positionAt(7)).isEqualTo(7);
        assertThat(column(data, "even")).isInstanceOf(CategoryColumn.class);
        assertThat(column(data, "even").textAt(1)).isEqualTo("false");
        assertThat(column(data, "day")).isInstanceOf(TimeColumn.class);
        assertThat(column(data, "day").textAt(2)).isEqualTo("2020-03-01");
        assertThat(column(data, "moment").textAt(1)).isEqualTo("2020-01-01 11:30:00.250");
        assertThat(column(data, "region")).isInstanceOf(CategoryColumn.class);
        assertThat(column(data, "region").missingCount()).isEqualTo(33);
        assertThat(column(data, "Full name")).isInstanceOf(TextColumn.class);
        assertThat(column(data, "Full name").textAt(99)).isEqualTo("name 99");
    }

    @Tag("DF3")
    @Test
    void rowsComeInTheOrderOfTheFile() {
        String many = "SELECT i AS n FROM range(300000) AS t(i)";

        Column numbers = column(loaded(Samples.parquet(folder, many)).dataSet(), "n");

        assertThat(numbers.size()).isEqualTo(300_000);
        for (int row = 0; row < numbers.size(); row++) {
            if (numbers.positionAt(row) != row) {
                throw new AssertionError("row " + row + " has " + numbers.positionAt(row));
            }
        }
    }

    @Test
    void fewWordsOfManyRowsAreTheSameWords() {
        DataSet data =
                loaded(
                                Samples.parquet(
                                        folder,
                                        "SELECT CASE i % 4 WHEN 0 THEN 'it''s' WHEN 1 THEN '' WHEN 2 THEN"
                                                + " 'Ünïcode' END AS few, 'n' || (i % 900) AS some,"
                                                + " 'n' || (i % 1200) AS many, ['a', 'b'][1 + i % 2]::ENUM('b',"
                                                + " 'a') AS kind FROM range(50000) AS t(i)"))
                        .dataSet();

        assertThat(column(data, "few").textAt(0)).isEqualTo("it's");
        assertThat(column(data, "few").isMissing(1)).isTrue();
        assertThat(column(data, "few").textAt(49_998)).isEqualTo("Ünïcode");
        assertThat(column(data, "few").missingCount()).isEqualTo(25_000);
        assertThat(((CategoryColumn) column(data, "few")).labels())
                .containsExactly("it's", "Ünïcode");
        assertThat(column(data, "some").textAt(1799)).isEqualTo("n899");
        assertThat(column(data, "some")).isInstanceOf(CategoryColumn.class);
        assertThat(column(data, "many")).isInstanceOf(TextColumn.class);
        assertThat(column(data, "many").textAt(1199)).isEqualTo("n1199");
        assertThat(((CategoryColumn) column(data, "kind")).labels()).containsExactly("a", "b");
    }

    @Test
    void momentsWithAZoneAreTheSameMoments() {
        DataSet data =
                loaded(
                                Samples.parquet(
                                        folder,
                                        "SELECT make_timestamptz(1577872800000000) AS at,"
                                                + " TIME '10:30:00' AS clock,"
                                                + " uuid() AS id, 12345678901234567890::UBIGINT AS big"))
                        .dataSet();

        assertThat(column(data, "at").positionAt(0)).isEqualTo(1_577_872_800_000.0);
        assertThat(column(data, "clock").textAt(0)).isEqualTo("10:30:00");
        assertThat(column(data, "id").textAt(0)).hasSize(36);
        assertThat(column(data, "big").positionAt(0)).isEqualTo(1.2345678901234567E19);
    }

    @Tag("DF4")
    @Test
    void nestedAndBinaryColumnsAreLeftOutAndNamed() {
        ReadOutcome.Loaded loaded =
                loaded(
                        Samples.parquet(
                                folder,
                                "SELECT 1 AS n, {'a': 1} AS nested, [1, 2] AS list,"
                                        + " 'x'::BLOB AS bytes"));

        assertThat(loaded.dataSet().columns()).extracting(Column::name).containsExactly("n");
        assertThat(loaded.warnings())
                .singleElement()
                .asString()
                .contains("3 columns", "\"nested\"", "\"list\"", "\"bytes\"");
    }

    @Test
    void whatIsNotFiniteCountsAsMissing() {
        ReadOutcome.Loaded loaded =
                loaded(
                        Samples.parquet(
                                folder,
                                "SELECT unnest([1.5, 'NaN'::DOUBLE, 'Infinity'::DOUBLE]) AS n,"
                                        + " unnest(['infinity'::DATE, '2020-01-01'::DATE, NULL]) AS d"));

        assertThat(column(loaded.dataSet(), "n").missingCount()).isEqualTo(2);
        assertThat(column(loaded.dataSet(), "d").missingCount()).isEqualTo(2);
        assertThat(loaded.warnings()).anyMatch(warning -> warning.contains("too large"));
    }

    @Test
    void jsonIsAnArrayOfObjectsOrOneObjectALine() {
        String array =
                "[{\"name\": \"Ada\", \"born\": \"1815-12-10\", \"papers\": 1},\n"
                        + " {\"name\": \"Grace\", \"born\": \"1906-12-09\"}]";
        String lines =
                "{\"name\": \"Ada\", \"born\": \"1815-12-10\", \"papers\": 1}\n"
                        + "{\"name\": \"Grace\", \"born\": \"1906-12-09\"}\n";

        for (String json : new String[] {array, lines, "\uFEFF" + lines, "\n  " + array}) {
            DataSet data = loaded(utf8(json)).dataSet();

            assertThat(data.columns())
                    .extracting(Column::name)
                    .containsExactly("name", "born", "papers");
            assertThat(column(data, "born")).isInstanceOf(TimeColumn.class);
            assertThat(column(data, "papers").isMissing(1)).isTrue();
            assertThat(column(data, "name").textAt(1)).isEqualTo("Grace");
        }
    }

    @Test
    void unevenObjectsHaveMissingValues() {
        DataSet data =
                loaded(utf8("[{\"a\": 1}, {\"b\": \"x\"}, {\"a\": 3, \"c\": true}]")).dataSet();

        assertThat(data.columns()).extracting(Column::name).containsExactly("a", "b", "c");
        assertThat(column(data, "a").isMissing(1)).isTrue();
        assertThat(column(data, "b").textAt(1)).isEqualTo("x");
        assertThat(column(data, "c").textAt(2)).isEqualTo("true");
    }

    @Test
    void valuesOfSeveralKindsAreText() {
        Column mixed = column(loaded(utf8("[{\"a\": 1}, {\"a\": \"x\"}]")).dataSet(), "a");

        assertThat(mixed.textAt(0)).isEqualTo("1");
        assertThat(mixed.textAt(1)).isEqualTo("x");
    }

    @Tag("DF2")
    @Test
    void aHashIsThatOfTheBytes() throws NoSuchAlgorithmException {
        byte[] bytes = Samples.parquet(folder, ROWS);

        assertThat(loaded(bytes).dataSet().sha256())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    @Tag("DF1")
    @Test
    void theNameOfAFileDoesNotMatter() throws IOException {
        Path disguised = folder.resolve("table.csv");
        Files.write(disguised, Samples.parquet(folder, "SELECT 1 AS a, 2 AS b"));

        ReadOutcome outcome = new DataFiles().read(disguised, Progress.NONE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ReadOutcome.Loaded.class,
                        loaded -> {
                            assertThat(loaded.dataSet().name()).isEqualTo("table");
                            assertThat(loaded.dataSet().columns()).hasSize(2);
                        });
        assertThat(FileFormat.of(disguised).mediaType())
                .isEqualTo("application/vnd.apache.parquet");
    }

    @Test
    void textFilesAreReadAsBefore() {
        DataSet data = loaded(utf8("[id];{x}\n1;2,5\n2;3,5\n")).dataSet();

        assertThat(data.columns()).extracting(Column::name).containsExactly("[id]", "{x}");
        assertThat(column(data, "{x}").positionAt(0)).isEqualTo(2.5);
    }

    @Tag("DF6")
    @Test
    void limitsHoldForEveryFormat() {
        ReadSettings few = ReadSettings.DEFAULT.withMaxRows(10);
        byte[] parquet = Samples.parquet(folder, "SELECT i FROM range(11) AS t(i)");
        byte[] json = Samples.written(folder, "SELECT i FROM range(11) AS t(i)", "json");
        byte[] excel =
                Samples.workbook(sheet -> {
                    for (int row = 0; row < 12; row++) {
                        sheet.value(row, 0, "v" + row);
                    }
                });

        for (byte[] bytes : new byte[][] {parquet, json, excel}) {
            assertThat(new DataFiles(few).read("test", bytes, Progress.NONE))
                    .isInstanceOfSatisfying(
                            ReadOutcome.Rejected.class,
                            it -> assertThat(it.reason()).contains("more than 10 rows"));
        }
        assertThat(
                        new DataFiles(ReadSettings.DEFAULT.withMaxBytes(100))
                                .read("test", parquet, Progress.NONE))
                .isInstanceOf(ReadOutcome.Rejected.class);
    }

    @Tag("DF6")
    @Test
    void aLongWordManyTimesIsRefusedBeforeItIsFetched() {
        byte[] bomb =
                Samples.parquet(
                        folder, "SELECT repeat('x', 100000) AS word FROM range(6000) AS t(i)");

        assertThat(bomb.length).isLessThan(5_000_000);
        assertThat(Samples.rejected(bomb).reason()).contains("500 million characters");
    }

    @Tag("DF8")
    @Test
    void cancellingEndsEveryReading() {
        byte[] parquet = Samples.parquet(folder, "SELECT i AS n FROM range(200000) AS t(i)");
        byte[] json = Samples.written(folder, "SELECT i FROM range(50000) AS t(i)", "json");
        byte[] excel =
                Samples.workbook(sheet -> {
                    for (int row = 0; row < 3000; row++) {
                        sheet.value(row, 0, row);
                    }
                });

        for (byte[] bytes : new byte[][] {parquet, json, excel}) {
            assertThat(new DataFiles().read("test", bytes, new Impatient(1)))
                    .isInstanceOf(ReadOutcome.Cancelled.class);
        }
    }

    /// Cancels after it was asked so many times.
    private static final class Impatient implements Progress {
        private final AtomicInteger left;

        Impatient(int times) {
            left = new AtomicInteger(times);
        }

        @Override
        public void report(double fraction) {
            assertThat(fraction).isBetween(0.0, 1.0);
        }

        @Override
        public boolean cancelled() {
            return left.getAndDecrement() <= 0;
        }
    }
}
