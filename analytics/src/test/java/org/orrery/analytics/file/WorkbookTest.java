package org.orrery.analytics.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orrery.analytics.file.Samples.column;
import static org.orrery.analytics.file.Samples.loaded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TimeColumn;

final class WorkbookTest {

    private static void header(Worksheet sheet, String... names) {
        for (int i = 0; i < names.length; i++) {
            sheet.value(0, i, names[i]);
        }
    }

    @Tag("DF4")
    @Test
    void numbersTextsDatesAndFlagsHaveTheirTypes() {
        DataSet data =
                loaded(
                                Samples.workbook(sheet -> {
                                    header(sheet, "Mass (g)", "Species", "Day", "Moment", "Adult");
                                    for (int row = 1; row <= 40; row++) {
                                        sheet.value(row, 0, row * 0.5);
                                        sheet.value(row, 1, row % 2 == 0 ? "Gentoo" : "Adelie");
                                        sheet.value(
                                                row, 2, LocalDate.of(2020, 2, 28).plusDays(row));
                                        sheet.style(row, 2).format("yyyy-MM-dd").set();
                                        sheet.value(
                                                row,
                                                3,
                                                LocalDateTime.of(2020, 1, 1, 6, 30).plusHours(row));
                                        sheet.style(row, 3).format("dd.mm.yyyy hh:mm").set();
                                        sheet.value(row, 4, row % 3 == 0);
                                    }
                                }))
                        .dataSet();

        assertThat(data.rowCount()).isEqualTo(40);
        assertThat(column(data, "Mass (g)")).isInstanceOf(NumberColumn.class);
        assertThat(column(data, "Mass (g)").unit()).contains("g");
        assertThat(column(data, "Species")).isInstanceOf(CategoryColumn.class);
        assertThat(column(data, "Day")).isInstanceOf(TimeColumn.class);
        assertThat(column(data, "Day").textAt(1)).isEqualTo("2020-03-01");
        assertThat(column(data, "Moment").textAt(0)).isEqualTo("2020-01-01 07:30:00");
        assertThat(column(data, "Adult").textAt(2)).isEqualTo("true");
    }

    @Test
    void entitiesOfAWorkbookReachNoFile(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret of this file");
        byte[] harmless =
                Samples.workbook(sheet -> {
                    header(sheet, "name", "n");
                    for (int row = 1; row < 5; row++) {
                        sheet.value(row, 0, "PLACE");
                        sheet.value(row, 1, row);
                    }
                });
        assertThat(loaded(harmless).dataSet().rowAsText(0).toString()).contains("PLACE");

        byte[] hostile = withEntity(harmless, secret);

        ReadOutcome outcome = Samples.read(hostile);
        if (outcome instanceof ReadOutcome.Loaded(DataSet data, var warnings)) {
            assertThat(data.rowAsText(0).toString() + warnings).doesNotContain("the secret");
        } else {
            assertThat(Samples.rejected(hostile).reason()).doesNotContain("the secret");
        }
    }

    /// The same workbook, but wherever its XML says PLACE, it asks for a file.
    private static byte[] withEntity(byte[] workbook, Path secret) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean asked = false;
        Path file = Files.write(secret.resolveSibling("harmless.xlsx"), workbook);
        try (ZipFile from = new ZipFile(file.toFile());
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                String text =
                        new String(
                                from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                if (text.contains("PLACE")) {
                    asked = true;
                    int root = text.indexOf('<', text.startsWith("<?") ? 2 : 0);
                    text =
                            text.substring(0, root)
                                    + "<!DOCTYPE x [<!ENTITY leak SYSTEM \""
                                    + secret.toUri()
                                    + "\">]>"
                                    + text.substring(root).replace("PLACE", "&leak;");
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(asked).isTrue();
        return out.toByteArray();
    }

    @Test
    void emptyRowsAndColumnsDoNotCountAndGapsAreMissing() {
        DataSet data =
                loaded(
                                Samples.workbook(sheet -> {
                                    sheet.value(2, 1, "a");
                                    sheet.value(2, 3, "b");
                                    sheet.value(4, 1, 1);
                                    sheet.value(6, 3, 2);
                                }))
                        .dataSet();

        assertThat(data.columns()).extracting(Column::name).containsExactly("a", "b");
        assertThat(data.rowCount()).isEqualTo(2);
        assertThat(column(data, "a").isMissing(1)).isTrue();
        assertThat(column(data, "b").positionAt(1)).isEqualTo(2);
    }

    @Test
    void numbersThatWereTypedAsTextAreNumbers() {
        DataSet data =
                loaded(
                                Samples.workbook(sheet -> {
                                    header(sheet, "n", "mixed");
                                    for (int row = 1; row < 20; row++) {
                                        sheet.value(row, 0, row == 3 ? "NA" : String.valueOf(row));
                                        if (row == 5) {
                                            sheet.value(row, 1, "about six");
                                        } else {
                                            sheet.value(row, 1, row);
                                        }
                                    }
                                }))
                        .dataSet();

        assertThat(column(data, "n")).isInstanceOf(NumberColumn.class);
        assertThat(column(data, "n").missingCount()).isOne();
        assertThat(column(data, "mixed").textAt(0)).isEqualTo("1");
        assertThat(column(data, "mixed").textAt(4)).isEqualTo("about six");
    }

    @Test
    void formulasGiveWhatTheyGaveLast() {
        DataSet data =
                loaded(
                                Samples.workbook(sheet -> {
                                    header(sheet, "a", "b");
                                    sheet.value(1, 0, 2);
                                    sheet.value(1, 1, "#N/A");
                                    sheet.value(2, 0, 3);
                                    sheet.value(2, 1, 4);
                                }))
                        .dataSet();

        assertThat(column(data, "b").isMissing(0)).isTrue();
        assertThat(column(data, "b").positionAt(1)).isEqualTo(4);
    }

    @Test
    void theFirstVisibleSheetWithATableIsShown() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("Cover").value(0, 0, "A title and nothing else");
            Worksheet data = workbook.newWorksheet("Data");
            data.value(0, 0, "x");
            data.value(1, 0, 5);
        }

        ReadOutcome.Loaded loaded = loaded(out.toByteArray());

        assertThat(column(loaded.dataSet(), "x").positionAt(0)).isEqualTo(5);
        assertThat(loaded.warnings())
                .anyMatch(it -> it.contains("2 sheets") && it.contains("Data"));
    }

    @Test
    void onlyFormatsWithADayOrAYearAreDates() {
        assertThat(ExcelDates.isDate(14, null)).isTrue();
        assertThat(ExcelDates.isDate(20, null)).isFalse();
        assertThat(ExcelDates.isDate(164, "[Red]0.00 \"days\"")).isFalse();
        assertThat(ExcelDates.isDate(164, "[$-409]d/m/yy;@")).isTrue();
        assertThat(ExcelDates.isDate(164, "General")).isFalse();
        assertThat(ExcelDates.isDate(2, null)).isFalse();
    }

    @Test
    void daysAreThoseOfTheCalendarOfWorkbooks() {
        assertThat(ExcelDates.iso(ExcelDates.epochMillis(1, false))).isEqualTo("1900-01-01");
        assertThat(ExcelDates.iso(ExcelDates.epochMillis(61, false))).isEqualTo("1900-03-01");
        assertThat(ExcelDates.iso(ExcelDates.epochMillis(25_569.5, false)))
                .isEqualTo("1970-01-01T12:00:00Z");
        assertThat(ExcelDates.iso(ExcelDates.epochMillis(0, true))).isEqualTo("1904-01-01");
    }
}
