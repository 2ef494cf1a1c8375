package org.orrery.analytics.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.data.TimeColumn;
import org.orrery.analytics.job.Progress;

class DataSetReaderTest {

    @Test
    void aTableHasItsColumnsTypesUnitsAndMissingValues() {
        DataSet data =
                Reading.of(
                        """
                        City,Height (m),Founded,Coastal
                        Oslo,23,1040-01-01,yes
                        Bern,,1191-01-01,no
                        Lima,154.5,1535-01-18,yes
                        """);

        assertThat(data.rowCount()).isEqualTo(3);
        assertThat(data.columns())
                .extracting(Column::name)
                .containsExactly("City", "Height (m)", "Founded", "Coastal");
        NumberColumn height = Reading.column(data, "Height (m)", NumberColumn.class);
        assertThat(height.unit()).hasValue("m");
        assertThat(height.missingCount()).isEqualTo(1);
        assertThat(height.positionAt(1)).isNaN();
        assertThat(height.positionAt(2)).isEqualTo(154.5);
        TimeColumn founded = Reading.column(data, "Founded", TimeColumn.class);
        assertThat(founded.datesOnly()).isTrue();
        assertThat(founded.epochMillisAt(2))
                .isEqualTo(Instant.parse("1535-01-18T00:00:00Z").toEpochMilli());
        assertThat(Reading.column(data, "Coastal", CategoryColumn.class).labels())
                .containsExactly("yes", "no");
    }

    @Test
    void theHashIsThatOfTheExactBytesMarkIncluded() {
        String table = "a,b\n1,2\n";
        DataSet plain = Reading.of(table);
        DataSet marked = Reading.of("\uFEFF" + table);

        assertThat(plain.sha256())
                .isEqualTo("492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470")
                .isNotEqualTo(marked.sha256());
        assertThat(marked.columns().getFirst().name()).isEqualTo("a");
    }

    @Test
    void commaSemicolonAndTabAreFound() {
        assertThat(Reading.of("a,b\n1,2\n").columns()).hasSize(2);
        assertThat(Reading.of("a;b\n1;2\n").columns()).hasSize(2);
        assertThat(Reading.of("a\tb\n1\t2\n").columns()).hasSize(2);
        assertThat(Reading.of("a;b\n\"x;y,z\";2\n").columns()).hasSize(2);
        assertThat(Reading.of("only\n1\n2\n").columns()).hasSize(1);
    }

    @Test
    void theDelimiterOfALongFileIsFoundThoughTheSampleCutsAQuotedField() {
        String table = "a;b\n" + "1;\"x, y\nz\"\n".repeat(10_000);

        assertThat(Reading.of(table).columns()).hasSize(2);
        assertThat(Reading.of(table).rowCount()).isEqualTo(10_000);
    }

    @Test
    void withSemicolonsACommaIsTheDecimalMark() {
        DataSet data = Reading.of("a;b;c\n1,5;1.250,75;3\n-2,25;12,5;4\n");

        assertThat(Reading.column(data, "a", NumberColumn.class).positionAt(1)).isEqualTo(-2.25);
        assertThat(Reading.column(data, "b", NumberColumn.class).positionAt(0)).isEqualTo(1250.75);
        assertThat(Reading.column(data, "c", NumberColumn.class).positionAt(0)).isEqualTo(3);
    }

    @Test
    void withSemicolonsAPointMayBeTheDecimalMarkToo() {
        DataSet data = Reading.of("a;b\n1.5;x\n2.25;y\n");

        assertThat(Reading.column(data, "a", NumberColumn.class).positionAt(1)).isEqualTo(2.25);
    }

    @Test
    void separatorsOfThousandsAreReadOnlyWhereTheyCanMeanNothingElse() {
        DataSet proved = Reading.of("a\n\"1,234\"\n\"1,234,567\"\n12\n");
        assertThat(Reading.column(proved, "a", NumberColumn.class).positionAt(0)).isEqualTo(1234);

        String doubtful = "a\n\"1,234\"\n\"5,678\"\n";
        assertThat(Reading.column(Reading.of(doubtful), "a", CategoryColumn.class).labels())
                .containsExactly("1,234", "5,678");
        assertThat(Reading.warnings(doubtful))
                .singleElement()
                .asString()
                .contains("two ways", "\"a\"");
    }

    @Test
    void aLeadingZeroMakesAnIdentifier() {
        DataSet data = Reading.of("zip,x\n01234,1\n99999,2\n");

        assertThat(Reading.texts(data, "zip")).containsExactly("01234", "99999");
        assertThat(Reading.warnings("zip\n01234\n" + "99999\n".repeat(50))).isEmpty();
    }

    @Test
    void wordsForMissingCountAsMissingAmongNumbersWithAWarning() {
        String table = "a,country\n1,NA\nNaN,DE\n-Inf,FR\nn/a,NA\n5,DE\n";
        DataSet data = Reading.of(table);

        assertThat(Reading.column(data, "a", NumberColumn.class).missingCount()).isEqualTo(3);
        assertThat(Reading.column(data, "country", CategoryColumn.class).labels())
                .containsExactly("NA", "DE", "FR");
        assertThat(Reading.warnings(table))
                .singleElement()
                .asString()
                .isEqualTo(
                        "One column of numbers or times has words like NaN, Inf or NA, which count as missing: \"a\".");
    }

    @Test
    void aNumberBeyondDoubleCountsAsMissingWithAWarning() {
        String table = "a\n1e999\n1\n";

        assertThat(Reading.of(table).columns().getFirst().isMissing(0)).isTrue();
        assertThat(Reading.warnings(table)).singleElement().asString().contains("too large");
    }

    @Test
    void oneWrongValueAmongNumbersIsNamedWithItsLine() {
        String table = "a,b\n" + "1,x\n".repeat(20) + "oops,x\n";

        assertThat(Reading.warnings(table)).singleElement().asString().contains("line 22", "oops");
    }

    @Test
    void fewShortWordsAreACategoryManyAreText() {
        StringBuilder table = new StringBuilder("kind,remark,place\n");
        for (int i = 0; i < 100; i++) {
            table.append(i % 3 == 0 ? "a" : "b").append(",remark ").append(i);
            table.append(",\"").append("long ".repeat(20)).append(i % 2).append("\"\n");
        }
        DataSet data = Reading.of(table.toString());

        assertThat(data.columns().get(0)).isInstanceOf(CategoryColumn.class);
        assertThat(data.columns().get(1)).isInstanceOf(TextColumn.class);
        assertThat(data.columns().get(2)).isInstanceOf(TextColumn.class);
        assertThat(data.columns().get(1).textAt(99)).isEqualTo("remark 99");
    }

    @Test
    void labelsBeyondAThousandBecomeTextWithoutLosingTheFirstOnes() {
        StringBuilder table = new StringBuilder("name\n");
        for (int i = 0; i < 6000; i++) {
            table.append('n').append(i % 2000).append('\n');
        }
        DataSet data = Reading.of(table.toString());

        assertThat(Reading.column(data, "name", TextColumn.class).textAt(0)).isEqualTo("n0");
        assertThat(data.columns().getFirst().textAt(5999)).isEqualTo("n1999");
    }

    @Test
    void emptyAndRepeatedHeadersAreRepairedWithAWarning() {
        String table = "Mass (g),,Mass (g),Column 2,\n1,2,3,4,5\n";

        assertThat(Reading.of(table).columns())
                .extracting(Column::name)
                .containsExactly("Mass (g)", "Column 2 2", "Mass 2 (g)", "Column 2", "Column 5");
        assertThat(Reading.warnings(table)).hasSize(2);
    }

    @Test
    void shortRowsArePaddedAndTrailingDelimitersLeftOutWithAWarning() {
        String table = "a,b\n1\n2,3,,\n4,5\n";
        DataSet data = Reading.of(table);

        assertThat(data.rowCount()).isEqualTo(3);
        assertThat(data.column("b").orElseThrow().isMissing(0)).isTrue();
        assertThat(Reading.warnings(table))
                .containsExactly(
                        "One row has fewer fields than there are columns (first at line 2); the rest counts as missing.",
                        "One row has empty fields beyond the last column (first at line 3); they were left out.");
    }

    @Test
    void quotedFieldsMayHoldDelimitersQuotesAndLineBreaks() {
        DataSet data = Reading.of("a,b\n\"x, \"\"y\"\"\nz\",1\n");

        assertThat(Reading.texts(data, "a")).containsExactly("x, \"y\"\nz");
    }

    @Test
    void blanksAroundUnquotedFieldsAreNoPartOfThem() {
        DataSet data = Reading.of("a , b\n 1.5 , Oslo \n2,\" Oslo\"\n");

        assertThat(Reading.column(data, "a", NumberColumn.class).positionAt(0)).isEqualTo(1.5);
        assertThat(Reading.texts(data, "b")).containsExactly("Oslo", " Oslo");
    }

    @Test
    void anEmptyColumnIsAllMissingWithAWarning() {
        String table = "a,b\n1,\n2,\n";

        assertThat(Reading.of(table).column("b").orElseThrow().missingCount()).isEqualTo(2);
        assertThat(Reading.warnings(table))
                .singleElement()
                .asString()
                .contains("no values", "\"b\"");
    }

    @Test
    void progressRisesToOne() {
        List<Double> reports = new ArrayList<>();
        byte[] bytes = ("a,b\n" + "1,x\n".repeat(300_000)).getBytes(StandardCharsets.UTF_8);

        ReadOutcome outcome =
                new DataSetReader()
                        .read(
                                "t",
                                bytes,
                                new Progress() {
                                    @Override
                                    public void report(double fraction) {
                                        reports.add(fraction);
                                    }

                                    @Override
                                    public boolean cancelled() {
                                        return false;
                                    }
                                });

        assertThat(outcome).isInstanceOf(ReadOutcome.Loaded.class);
        assertThat(reports).hasSizeGreaterThan(50).isSorted().endsWith(1.0);
        assertThat(reports.getFirst()).isBetween(0.0, 0.2);
    }

    @Test
    void readingStopsSoonAfterItIsCancelledInEveryPhase() {
        byte[] bytes = ("a,b\n" + "1,x\n".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
        for (double when : new double[] {0, 0.05, 0.3, 0.8}) {
            double[] reached = {0};
            Progress cancelling =
                    new Progress() {
                        @Override
                        public void report(double fraction) {
                            reached[0] = fraction;
                        }

                        @Override
                        public boolean cancelled() {
                            return reached[0] >= when;
                        }
                    };

            assertThat(new DataSetReader().read("t", bytes, cancelling))
                    .isInstanceOf(ReadOutcome.Cancelled.class);
            assertThat(reached[0]).isBetween(when, when + 0.25);
        }
    }

    @Test
    void aFileIsReadUnderItsName(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ocean.heat.csv"), "a,b\n1,2\n");

        DataSet data = Reading.loaded(new DataSetReader().read(file, Progress.NONE)).dataSet();

        assertThat(data.name()).isEqualTo("ocean.heat");
    }

    @Test
    void aMissingFileAndAFolderAreRefused(@TempDir Path folder) {
        DataSetReader reader = new DataSetReader();

        assertThat(Reading.rejected(reader.read(folder.resolve("no.csv"), Progress.NONE)).reason())
                .contains("no.csv");
        assertThat(Reading.rejected(reader.read(folder, Progress.NONE)).reason())
                .contains("folder");
    }
}
