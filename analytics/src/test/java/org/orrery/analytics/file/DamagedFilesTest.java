package org.orrery.analytics.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orrery.analytics.file.Samples.rejected;
import static org.orrery.analytics.file.Samples.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.job.Progress;

final class DamagedFilesTest {

    @TempDir private Path folder;

    @Tag("DF5")
    @Test
    void noBytesAtAll() {
        assertThat(rejected(new byte[0]).reason()).isEqualTo("The file is empty.");
    }

    @Tag("DF5")
    @Test
    void aCutParquetFile() {
        byte[] whole = Samples.parquet(folder, "SELECT i, 'abc' AS w FROM range(5000) AS t(i)");

        assertThat(rejected(Arrays.copyOf(whole, whole.length / 2)).reason())
                .contains("ends too early");
        assertThat(rejected(Arrays.copyOf(whole, 6)).reason()).contains("ends too early");
    }

    @Tag("DF5")
    @Test
    void aParquetFileWithHoles() {
        byte[] whole =
                Samples.parquet(folder, "SELECT i, i::VARCHAR AS w FROM range(5000) AS t(i)");
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            byte[] holed = whole.clone();
            for (int i = 0; i < 20; i++) {
                holed[4 + random.nextInt(holed.length - 8)] = (byte) random.nextInt(256);
            }
            ReadOutcome outcome = Samples.read(holed);
            if (outcome instanceof ReadOutcome.Rejected(String reason, String nextStep)) {
                assertThat(reason).endsWith(".").doesNotContain("orrery-data", "Exception");
                assertThat(nextStep).isNotBlank();
            }
        }
    }

    @Test
    void anEncryptedParquetFile() {
        assertThat(rejected(utf8("PARE0000000000000000PARE")).reason()).contains("encrypted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\": 1}, {\"a\": ",
                "{\"a\": 1}\n{\"a\": 2",
                "{\"a\": tru}",
                "[{\"a\" 1}]",
                "{\"a\": 1}}\n",
                "[{\"a\": 1}] and more"
            })
    void brokenJson(String json) {
        assertThat(rejected(utf8(json)).reason()).startsWith("The JSON cannot be read:");
    }

    @Test
    void jsonWithoutATable() {
        assertThat(rejected(utf8("{\"data\": [{\"a\": 1}, {\"a\": 2}]}")).reason())
                .contains("nested inside");
        rejected(utf8("{}"));
        rejected(utf8("[]"));
        rejected(utf8("[[1, 2], [3, 4]]"));
    }

    @Test
    void deeplyNestedJson() {
        rejected(utf8("{\"a\": " + "[".repeat(200_000) + "]".repeat(200_000) + "}"));
        rejected(utf8("[" + "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000) + "]"));
    }

    @Tag("DF5")
    @Test
    void binaryNoise() {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);

        rejected(noise);
        for (String magic : new String[] {"PAR1", "PK\u0003\u0004", "{\"a\": ", "[{"}) {
            byte[] begun = noise.clone();
            byte[] first = magic.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(first, 0, begun, 0, first.length);
            rejected(begun);
        }
        byte[] framed = noise.clone();
        System.arraycopy(utf8("PAR1"), 0, framed, 0, 4);
        System.arraycopy(utf8("PAR1"), 0, framed, framed.length - 4, 4);
        assertThat(rejected(framed).reason()).contains("damaged");
    }

    @Test
    void anArchiveThatIsNoWorkbook() throws IOException {
        assertThat(rejected(zip("readme.txt", utf8("hello"))).reason()).contains("archive");
    }

    @Test
    void aWorkbookThatLacksItsParts() throws IOException {
        assertThat(rejected(zip("xl/workbook.xml", utf8("<workbook/>"))).reason())
                .contains("damaged");
    }

    @Test
    void aCutWorkbook() {
        byte[] whole =
                Samples.workbook(sheet -> {
                    for (int row = 0; row < 500; row++) {
                        sheet.value(row, 0, "value " + row);
                    }
                });

        assertThat(rejected(Arrays.copyOf(whole, whole.length / 2)).reason()).contains("damaged");
    }

    @Tag("DF6")
    @Test
    void aWorkbookThatGrowsWhenItIsUnpacked() throws IOException {
        byte[] bomb = zip("xl/worksheets/sheet1.xml", new byte[3_000_000]);
        Path file = Files.write(folder.resolve("bomb.xlsx"), bomb);

        assertThat(bomb.length).isLessThan(10_000);
        assertThat(new Archive(file, 1_000_000, 1_000_000).check(Progress.NONE))
                .isInstanceOfSatisfying(
                        ReadOutcome.Rejected.class,
                        it -> assertThat(it.reason()).contains("larger than 1 MB"));
    }

    @Test
    void aCellInAColumnThatNoWorkbookHas() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "xl/workbook.xml", utf8("<workbook/>"));
            put(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    utf8(
                            "<sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData>"));
        }

        assertThat(rejected(bytes.toByteArray()).reason()).contains("damaged");
    }

    @Test
    void otherKindsOfFiles() throws IOException {
        byte[] ole = new byte[2000];
        byte[] magic = {
            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
        };
        System.arraycopy(magic, 0, ole, 0, magic.length);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(utf8("a,b\n1,2\n"));
        }

        assertThat(rejected(ole).reason()).contains("password");
        assertThat(rejected(gzip.toByteArray()).reason()).contains("gzip");
        assertThat(rejected(utf8("ARROW1\0\0....")).reason()).contains("Arrow");
        assertThat(rejected(utf8("%PDF-1.7 ...")).reason()).contains("PDF");
    }

    @Test
    void tablesWithoutRows() {
        assertThat(rejected(Samples.parquet(folder, "SELECT 1 AS a WHERE false")).reason())
                .contains("no rows");
        assertThat(rejected(Samples.workbook(sheet -> sheet.value(0, 0, "name"))).reason())
                .contains("No visible sheet");
        assertThat(rejected(Samples.workbook(_ -> {})).reason()).contains("No visible sheet");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, name, content);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
