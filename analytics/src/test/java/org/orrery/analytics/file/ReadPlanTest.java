package org.orrery.analytics.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.analytics.csv.ColumnType;
import org.orrery.analytics.csv.ColumnType.As;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.csv.ReadPlan;
import org.orrery.analytics.csv.ReadSettings;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.data.TimeColumn;
import org.orrery.analytics.job.Progress;

/// What people decide about columns, for every format.
final class ReadPlanTest {
    @TempDir Path folder;

    private static ReadOutcome read(byte[] bytes, ReadPlan plan) {
        return new DataFiles(ReadSettings.DEFAULT, plan).read("test", bytes, Progress.NONE);
    }

    private static ReadOutcome.Loaded loaded(byte[] bytes, String column, ColumnType type) {
        ReadOutcome outcome = read(bytes, new ReadPlan(Map.of(column, type), ""));
        assertThat(outcome).isInstanceOf(ReadOutcome.Loaded.class);
        return (ReadOutcome.Loaded) outcome;
    }

    private static Column column(byte[] bytes, String column, ColumnType type) {
        return Samples.column(loaded(bytes, column, type).dataSet(), column);
    }

    private static List<String> texts(Column column) {
        return IntStream.range(0, column.size()).mapToObj(column::textAt).toList();
    }

    private static ColumnType number(char mark, String... missing) {
        return new ColumnType(As.NUMBER, mark, "", List.of(missing));
    }

    private static ColumnType time(String format) {
        return new ColumnType(As.TIME, '.', format, List.of());
    }

    @Tag("DF12")
    @Test
    void aWordAmongNumbersIsCountedAndMissing() {
        byte[] bytes = Samples.utf8("a;b\n1;x\n2;x\nabout 3;x\n;x\n4;x\n");

        ReadOutcome.Loaded loaded = loaded(bytes, "a", number('.'));

        assertThat(texts(Samples.column(loaded.dataSet(), "a")))
                .containsExactly("1", "2", "", "", "4");
        assertThat(loaded.warnings())
                .containsExactly(
                        "1 of 4 values of \"a\" is no number and counts as missing, such as \"about 3\".");
        assertThat(loaded.dataSet().rowKey(4)).isEqualTo("row:4");
    }

    @Tag("DF11")
    @Test
    void theDecimalMarkIsAsDecidedWhateverTheFileLooksLike() {
        byte[] bytes = Samples.utf8("a\tb\n1.234\t1\n2.500\t2\n12,5\t3\n");

        assertThat(texts(column(bytes, "a", number(',')))).containsExactly("1234", "2500", "12.5");
    }

    @Tag("DF11")
    @Test
    void numbersBecomeWordsAsTheyAreWritten() {
        byte[] bytes = Samples.utf8("code,n\n1.50,1\n2.00,2\n1.50,3\n");

        Column category = column(bytes, "code", ColumnType.of(As.CATEGORY));
        Column text = column(bytes, "code", ColumnType.of(As.TEXT));

        assertThat(category).isInstanceOf(CategoryColumn.class);
        assertThat(((CategoryColumn) category).labels()).containsExactly("1.50", "2.00");
        assertThat(text).isInstanceOf(TextColumn.class);
        assertThat(texts(text)).containsExactly("1.50", "2.00", "1.50");
    }

    @Tag("DF11")
    @Test
    void timesAreReadByTheirForm() {
        byte[] bytes =
                Samples.utf8(
                        "day,moment,year,unix\n31.12.2023,12/31/2023 23:05,1955,1700000000\n"
                                + "01.02.2024,02/01/2024 01:00,1960,1700000060\nsoon,?,?,?\n");

        Column day = column(bytes, "day", time("dd.MM.yyyy"));
        assertThat(day).isInstanceOf(TimeColumn.class);
        assertThat(texts(day)).containsExactly("2023-12-31", "2024-02-01", "");
        assertThat(texts(column(bytes, "moment", time("MM/dd/yyyy HH:mm"))))
                .containsExactly("2023-12-31 23:05:00", "2024-02-01 01:00:00", "");
        assertThat(texts(column(bytes, "year", time("yyyy"))))
                .containsExactly("1955-01-01", "1960-01-01", "");
        assertThat(texts(column(bytes, "unix", time("unix"))))
                .containsExactly("2023-11-14 22:13:20", "2023-11-14 22:14:20", "");
        assertThat(loaded(bytes, "day", time("dd.MM.yyyy")).warnings())
                .anyMatch(sentence -> sentence.startsWith("1 of 3 values of \"day\""));
    }

    @Tag("DF11")
    @Test
    void wordsThatCountAsMissingAreNoMisfits() {
        byte[] bytes = Samples.utf8("a,b\n1,x\n-999,x\n-999.0,y\nn.a.,y\nNA,y\n");

        ReadOutcome.Loaded loaded = loaded(bytes, "a", number('.', "-999", "N.A."));

        assertThat(texts(Samples.column(loaded.dataSet(), "a")))
                .containsExactly("1", "", "", "", "");
        assertThat(loaded.warnings()).isEmpty();
    }

    @Tag("DF12")
    @Test
    void typesHoldForEveryFormat() {
        String rows =
                "SELECT i AS id, '0' || i || ',5' AS size, 'd' || (i % 2) AS kind FROM range(6) t(i)";
        byte[] parquet = Samples.parquet(folder, rows);
        byte[] json = Samples.written(folder, rows, "json");
        byte[] excel =
                Samples.workbook(sheet -> {
                    sheet.value(0, 0, "id");
                    sheet.value(0, 1, "size");
                    sheet.value(0, 2, "kind");
                    for (int i = 0; i < 6; i++) {
                        sheet.value(i + 1, 0, i);
                        sheet.value(i + 1, 1, i == 3 ? "03,5" : "0" + i + ",5");
                        sheet.value(i + 1, 2, "d" + i % 2);
                    }
                });
        for (byte[] bytes : List.of(parquet, json, excel)) {
            Column size = column(bytes, "size", number(','));
            assertThat(size).isInstanceOf(NumberColumn.class);
            assertThat(size.positionAt(3)).isEqualTo(3.5);
            assertThat(texts(column(bytes, "id", ColumnType.of(As.CATEGORY))))
                    .containsExactly("0", "1", "2", "3", "4", "5");
            assertThat(loaded(bytes, "kind", number('.')).warnings())
                    .anyMatch(sentence -> sentence.startsWith("6 of 6 values of \"kind\" are no"));
        }
    }

    @Tag("DF12")
    @Test
    void aTypeOfAColumnThatIsNotThereIsSaidAndChangesNothing() {
        byte[] bytes = Samples.utf8("a,b\n1,x\n2,y\n");

        ReadOutcome.Loaded loaded = loaded(bytes, "gone", number('.'));

        assertThat(loaded.warnings()).singleElement().asString().contains("\"gone\"");
        assertThat(loaded.dataSet().columns()).hasSize(2);
    }

    @Test
    void tooManyLabelsStayText() {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 1001; i++) {
            text.append(i).append(",x\n");
        }

        ReadOutcome.Loaded loaded =
                loaded(Samples.utf8(text.toString()), "a", ColumnType.of(As.CATEGORY));

        assertThat(Samples.column(loaded.dataSet(), "a")).isInstanceOf(TextColumn.class);
        assertThat(loaded.warnings()).singleElement().asString().contains("1,001");
    }

    @Test
    void whatIsNoDescriptionOfATypeIsRefused() {
        assertThat(ColumnType.isFormat("dd.MM.yyyy")).isTrue();
        assertThat(ColumnType.isFormat("when?")).isFalse();
        assertThatThrownBy(() -> time("when?")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> number(';')).isInstanceOf(IllegalArgumentException.class);
    }

    @Tag("DF13")
    @Test
    void theChosenSheetIsRead() throws IOException {
        byte[] bytes = twoSheets();
        Path file = Files.write(folder.resolve("two.xlsx"), bytes);

        assertThat(DataFiles.sheets(file, Progress.NONE)).containsExactly("First", "Second");
        assertThat(columns(read(bytes, new ReadPlan(Map.of(), "Second"))))
                .containsExactly("second");
        assertThat(columns(read(bytes, ReadPlan.NONE))).containsExactly("first");
        assertThat(read(bytes, new ReadPlan(Map.of(), "Third")))
                .isInstanceOfSatisfying(
                        ReadOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("\"Third\""));
    }

    @Test
    void whatIsNoWorkbookHasNoSheets() throws IOException {
        assertThat(
                        DataFiles.sheets(
                                Files.writeString(folder.resolve("a.csv"), "a,b\n1,2\n"),
                                Progress.NONE))
                .isEmpty();
        assertThat(DataFiles.sheets(folder.resolve("none.xlsx"), Progress.NONE)).isEmpty();
    }

    private static List<String> columns(ReadOutcome outcome) {
        DataSet data = ((ReadOutcome.Loaded) outcome).dataSet();
        return data.columns().stream().map(Column::name).toList();
    }

    private static byte[] twoSheets() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            for (String name : List.of("First", "Second")) {
                var sheet = workbook.newWorksheet(name);
                sheet.value(0, 0, name.toLowerCase(java.util.Locale.ROOT));
                sheet.value(1, 0, 1);
                sheet.value(2, 0, 2);
            }
        }
        return out.toByteArray();
    }
}
