package org.orrery.analytics.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.csv.Reading;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.data.TimeColumn;
import org.orrery.analytics.file.DataFiles;
import org.orrery.analytics.job.Job;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.job.Submission;

final class SqlTableTest {

    private static final DataSet COUNTRIES =
            Reading.of(
                    """
                    Country,Year,Region,Life expectancy (years),Founded
                    Chad,1955,Africa,38.1,1960-08-11
                    Peru,1955,America,46.3,1821-07-28
                    Chad,1960,Africa,,1960-08-11
                    Peru,1960,America,49.1,1821-07-28
                    """);

    private static final String LONG_QUERY =
            "SELECT count(*) FROM range(1000000) AS a, range(1000000) AS b WHERE (a.range * b.range) % 7 = 3";

    @TempDir private Path folder;

    private final SqlTable table = new SqlTable(COUNTRIES);

    @AfterEach
    void close() {
        table.close();
    }

    private QueryOutcome ask(String query) {
        return table.ask(query, Progress.NONE);
    }

    private QueryOutcome.Answered answered(String query) {
        QueryOutcome outcome = ask(query);
        assertThat(outcome).isInstanceOf(QueryOutcome.Answered.class);
        return (QueryOutcome.Answered) outcome;
    }

    private QueryOutcome.Rejected rejected(String query) {
        QueryOutcome outcome = ask(query);
        assertThat(outcome).as(query).isInstanceOf(QueryOutcome.Rejected.class);
        QueryOutcome.Rejected rejected = (QueryOutcome.Rejected) outcome;
        assertThat(rejected.reason()).endsWith(".").doesNotContain("LINE", "\n", "Exception");
        assertThat(rejected.nextStep()).isNotBlank();
        return rejected;
    }

    private static List<String> texts(DataSet data, int row) {
        return data.rowAsText(row).stream().map(cell -> cell.text()).toList();
    }

    @Test
    void aQuerySeesTheTableAsData() {
        DataSet result =
                answered(
                                "SELECT Region, avg(\"Life expectancy (years)\") AS mean, count(*) AS n"
                                        + " FROM data GROUP BY Region ORDER BY Region")
                        .result();

        assertThat(result.rowCount()).isEqualTo(2);
        assertThat(texts(result, 0)).containsExactly("Africa", "38.1", "2");
        assertThat(texts(result, 1)).containsExactly("America", "47.7", "2");
    }

    @Test
    void allTypesComeBackAsTheyWere() {
        DataSet result = answered("FROM data").result();

        assertThat(result.columns())
                .extracting(Column::name)
                .containsExactlyElementsOf(COUNTRIES.columns().stream().map(Column::name).toList());
        for (int row = 0; row < COUNTRIES.rowCount(); row++) {
            assertThat(texts(result, row)).isEqualTo(texts(COUNTRIES, row));
        }
        assertThat(result.column("Founded").orElseThrow()).isInstanceOf(TimeColumn.class);
        assertThat(result.column("Region").orElseThrow()).isInstanceOf(CategoryColumn.class);
        assertThat(result.column("Year").orElseThrow()).isInstanceOf(NumberColumn.class);
    }

    @Test
    void theOrderAskedForIsTheOrderOfTheAnswer() {
        DataSet result = answered("SELECT range AS n FROM range(100000) ORDER BY n DESC").result();

        assertThat(result.column("n").orElseThrow().positionAt(0)).isEqualTo(99_999);
        assertThat(result.column("n").orElseThrow().positionAt(99_999)).isZero();
    }

    @Test
    void wholeNumbersAreWholeAndDatesAreDates() {
        assertThat(
                        texts(
                                answered("SELECT Year::VARCHAR || '!' AS y FROM data LIMIT 1")
                                        .result(),
                                0))
                .containsExactly("1955!");
        assertThat(texts(answered("SELECT min(year(Founded)) AS y FROM data").result(), 0))
                .containsExactly("1821");
    }

    @Test
    void commentsAndSemicolonsMayEndAQuery() {
        assertThat(answered("SELECT 1 AS one;").result().rowCount()).isOne();
        assertThat(answered("SELECT 1 AS one -- that is all").result().rowCount()).isOne();
        assertThat(answered("/* a */ SELECT 'it''s; fine' AS text\n;\n").result().rowCount())
                .isOne();
        assertThat(answered("WITH a AS (SELECT 1 AS n) SELECT n, n AS n FROM a").result().columns())
                .extracting(Column::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void columnsThatDifferInCaseOnlyAreToldApart() {
        try (SqlTable other = new SqlTable(Reading.of("a,A,b\n1,2,3\n"))) {
            assertThat(other.columnNames()).containsExactly("a", "A 2", "b");
            assertThat(other.ask("SELECT a + \"A 2\" AS sum FROM data", Progress.NONE))
                    .isInstanceOfSatisfying(
                            QueryOutcome.Answered.class,
                            it -> assertThat(texts(it.result(), 0)).containsExactly("3"));
        }
    }

    @Test
    void namesAreQuotedWhereTheyMustBe() {
        assertThat(Sql.name("Year")).isEqualTo("Year");
        assertThat(Sql.name("Life expectancy (years)")).isEqualTo("\"Life expectancy (years)\"");
        assertThat(Sql.name("order")).isEqualTo("\"order\"");
        assertThat(Sql.name("a\"b")).isEqualTo("\"a\"\"b\"");
    }

    @Test
    void aWrongColumnIsNamedWithItsPlaceAndTheRightOne() {
        QueryOutcome.Rejected wrong = rejected("SELECT Country,\n  Yaer FROM data");

        assertThat(wrong.reason()).contains("\"Yaer\"", "Year");
        assertThat(wrong.line()).isEqualTo(2);
        assertThat(wrong.column()).isEqualTo(3);
    }

    @Test
    void aSyntaxErrorHasItsPlace() {
        QueryOutcome.Rejected wrong = rejected("SELECT *\nFORM data");

        assertThat(wrong.reason()).contains("data");
        assertThat(wrong.line()).isEqualTo(2);
        assertThat(wrong.column()).isPositive();
    }

    @Test
    void aConversionThatFailsIsASentence() {
        assertThat(rejected("SELECT Country::INTEGER FROM data").reason()).contains("Chad");
    }

    @Tag("DF7")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY data TO 'FOLDER/stolen.csv'",
                "COPY (SELECT 1) TO 'FOLDER/stolen.csv'",
                "CREATE TABLE t AS SELECT 1",
                "DROP TABLE data",
                "INSERT INTO data VALUES (1)",
                "UPDATE data SET Year = 1",
                "DELETE FROM data",
                "ATTACH 'FOLDER/other.db'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "PRAGMA database_list",
                "SET memory_limit = '100GB'",
                "RESET memory_limit",
                "CALL pragma_version()",
                "EXPORT DATABASE 'FOLDER'",
                "SELECT 1; SELECT 2",
                "SELECT 1; DROP TABLE data",
                "SELECT 1) TO 'FOLDER/stolen.csv'; SELECT (1",
                "EXPLAIN ANALYZE SELECT 1",
                "BEGIN TRANSACTION",
                "CHECKPOINT",
                "VACUUM",
                "PREPARE p AS SELECT 1",
                "WITH x AS (DELETE FROM data RETURNING *) SELECT * FROM x",
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM read_csv_auto('/etc/passwd', sep = ':')",
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM read_blob('/etc/passwd')",
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM 'FOLDER/secret.csv'",
                "SELECT * FROM glob('FOLDER/*')",
                "SELECT * FROM sniff_csv('FOLDER/secret.csv')",
                "SELECT * FROM read_parquet('https://example.org/a.parquet')",
                "SELECT * FROM read_json('FOLDER/secret.json')",
                "SELECT * FROM query('COPY data TO ''FOLDER/stolen.csv''')",
                "SELECT * FROM query_table('FOLDER/secret.csv')",
                "SELECT getenv('HOME')",
            })
    void nothingButTheTableCanBeReached(String attack) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "a,b\n1,secret\n");
        Files.writeString(folder.resolve("secret.json"), "[{\"a\": 1}]");

        rejected(attack.replace("FOLDER", folder.toString()));

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(secret, folder.resolve("secret.json"));
        }
        assertThat(answered("SELECT count(*) AS n FROM data").result().rowCount()).isOne();
    }

    @Test
    void aQueryThatWantsFilesIsToldWhatItMayReach() {
        assertThat(rejected("SELECT * FROM read_csv('/etc/passwd')").reason())
                .contains("no files, no network");
        assertThat(rejected("COPY data TO '/tmp/x.csv'").reason()).contains("Only a SELECT");
        assertThat(rejected("SELECT 1; SELECT 2").reason()).contains("2 statements");
        assertThat(rejected(" \n ").reason()).contains("no query");
        assertThat(rejected("-- nothing").nextStep()).contains("SELECT");
    }

    @Tag("DF8")
    @Test
    void aLongQueryEndsWithinASecondOfBeingCancelled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (Jobs jobs = new Jobs(1, 4)) {
            answered("SELECT 1 AS warm");
            CountDownLatch ended = new CountDownLatch(1);
            Submission<QueryOutcome> submitted =
                    jobs.submit(
                            "query",
                            watch -> {
                                begun.countDown();
                                QueryOutcome outcome = table.ask(LONG_QUERY, watch);
                                ended.countDown();
                                return outcome;
                            });
            Job<QueryOutcome> job = ((Submission.Accepted<QueryOutcome>) submitted).job();
            assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(ended.await(300, TimeUnit.MILLISECONDS)).isFalse();

            job.cancel();

            assertThat(ended.await(1, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(answered("SELECT count(*) AS n FROM data").result().rowCount()).isOne();
    }

    @Test
    void aQueryHasItsTime() {
        try (SqlTable hasty =
                new SqlTable(COUNTRIES, QueryLimits.DEFAULT.withTime(Duration.ofMillis(200)))) {
            assertThat(hasty.ask(LONG_QUERY, Progress.NONE))
                    .isInstanceOfSatisfying(
                            QueryOutcome.Rejected.class,
                            it -> assertThat(it.reason()).contains("was stopped"));
        }
    }

    @Tag("DF7")
    @Test
    void aHugeAnswerIsCutAndSaysSo() {
        try (SqlTable small = new SqlTable(COUNTRIES, QueryLimits.DEFAULT.withMaxRows(1000))) {
            assertThat(
                            small.ask(
                                    "SELECT a.range AS n FROM range(1000000) AS a, range(1000000) AS b",
                                    Progress.NONE))
                    .isInstanceOfSatisfying(
                            QueryOutcome.Answered.class,
                            it -> {
                                assertThat(it.result().rowCount()).isEqualTo(1000);
                                assertThat(it.notes())
                                        .anyMatch(note -> note.contains("more than 1,000 rows"));
                            });
        }
    }

    @Test
    void aQueryThatWantsTooMuchMemoryIsStopped() {
        assertThat(
                        rejected(
                                        "SELECT string_agg(repeat('x', 1000000), '') AS s"
                                                + " FROM range(10000)")
                                .nextStep())
                .isNotBlank();
        assertThat(answered("SELECT 1 AS n").result().rowCount()).isOne();
    }

    @Test
    void anEmptyAnswerIsAnAnswer() {
        QueryOutcome.Answered none = answered("SELECT * FROM data WHERE Year = 3000");

        assertThat(none.result().rowCount()).isZero();
        assertThat(none.notes()).containsExactly("The answer has no rows.");
    }

    @Test
    void nestedColumnsAreLeftOutOfTheAnswer() {
        QueryOutcome.Answered some =
                answered("SELECT Region, list(Year) AS years FROM data GROUP BY Region");

        assertThat(some.result().columns()).extracting(Column::name).containsExactly("Region");
        assertThat(some.notes()).anyMatch(note -> note.contains("\"years\""));
        assertThat(rejected("SELECT [1, 2] AS list").reason()).contains("nested");
    }

    @Test
    void whatIsWrittenIsReadAsItWas() throws IOException {
        Path file = folder.resolve("answer.parquet");

        assertThat(ParquetWriter.write(COUNTRIES, file, Progress.NONE)).isTrue();
        ReadOutcome outcome = new DataFiles().read(file, Progress.NONE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ReadOutcome.Loaded.class,
                        it -> {
                            DataSet data = it.dataSet();
                            assertThat(data.columns())
                                    .extracting(Column::name)
                                    .containsExactlyElementsOf(
                                            COUNTRIES.columns().stream()
                                                    .map(Column::name)
                                                    .toList());
                            for (int row = 0; row < data.rowCount(); row++) {
                                assertThat(texts(data, row)).isEqualTo(texts(COUNTRIES, row));
                            }
                            assertThat(data.column("Founded").orElseThrow())
                                    .isInstanceOf(TimeColumn.class);
                        });
    }

    @Test
    void momentsKeepTheirMilliseconds() {
        DataSet moments =
                Reading.of("at,note\n2018-02-07T01:26:13.840Z,\n1955-01-01T00:00:00.001Z,x\n");
        try (SqlTable other = new SqlTable(moments)) {
            assertThat(other.ask("SELECT * FROM data", Progress.NONE))
                    .isInstanceOfSatisfying(
                            QueryOutcome.Answered.class,
                            it -> {
                                Column at = it.result().column("at").orElseThrow();
                                assertThat(at.positionAt(0)).isEqualTo(1_517_966_773_840.0);
                                assertThat(at.textAt(1)).isEqualTo("1955-01-01 00:00:00.001");
                                assertThat(it.result().column("note").orElseThrow())
                                        .isInstanceOfAny(CategoryColumn.class, TextColumn.class);
                            });
        }
    }

    @Test
    void aClosedTableAnswersNothing() {
        table.close();

        rejected("SELECT 1 AS n");
    }
}
