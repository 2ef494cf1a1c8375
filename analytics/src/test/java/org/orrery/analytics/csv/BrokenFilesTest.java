package org.orrery.analytics.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.analytics.job.Progress;

class BrokenFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n\n", "\uFEFF", "\r\n"})
    void anEmptyFileIsRefused(String text) {
        assertThat(Reading.rejected(Reading.outcome(text)).reason()).contains("empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b,c", "a,b,c\n", "a\n\n\n"})
    void aHeaderWithoutRowsIsRefused(String text) {
        assertThat(Reading.rejected(Reading.outcome(text)).reason()).contains("no rows");
    }

    @Test
    void anUnclosedQuoteIsRefusedWithItsLine() {
        assertThat(Reading.rejected(Reading.outcome("a,b\n1,2\n3,\"x\n4,5\n")).reason())
                .contains("line 3", "never closed");
    }

    @Test
    void textAfterAClosingQuoteIsRefusedWithItsLine() {
        assertThat(Reading.rejected(Reading.outcome("a,b\n1,\"x\"y\n")).reason())
                .contains("line 2");
    }

    @Test
    void moreFieldsThanColumnsAreRefusedWithTheirLine() {
        assertThat(Reading.rejected(Reading.outcome("a,b\n\"1\n\",2\n3,4,5\n")).reason())
                .contains("line 4", "3 fields", "2 column names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
    void anotherEncodingIsRefusedWithLineAndByte(String charset) {
        byte[] bytes = "a,b\n1,2\r\n3,caf\u00E9\n".getBytes(Charset.forName(charset));

        ReadOutcome.Rejected rejected = Reading.rejected(Reading.outcome(bytes));

        assertThat(rejected.reason()).contains("Line 3", "E9", "UTF-8");
        assertThat(rejected.nextStep()).contains("CSV UTF-8");
    }

    @Test
    void utf16IsRefusedWithItsNameOrAsNotText() {
        byte[] marked = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16);
        byte[] unmarked = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(Reading.rejected(Reading.outcome(marked)).reason()).contains("UTF-16");
        assertThat(Reading.rejected(Reading.outcome(unmarked)).reason()).contains("UTF-16");
    }

    @Test
    void aNulCharacterIsRefusedWithItsLine() {
        assertThat(Reading.rejected(Reading.outcome("a,b\n1,2\n3,\0\n")).reason())
                .contains("Line 3", "NUL");
    }

    @Test
    void truncatedAndOverlongUtf8IsRefused() {
        byte[][] wrong = {
            {'a', '\n', (byte) 0xC3},
            {'a', '\n', (byte) 0xC0, (byte) 0x80},
            {'a', '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {'a', '\n', (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {'a', '\n', (byte) 0xE2, (byte) 0x82},
        };
        for (byte[] bytes : wrong) {
            assertThat(Reading.rejected(Reading.outcome(bytes)).reason()).contains("Line 2");
        }
    }

    @Test
    void everyUnicodeCharacterOfFourBytesAndLessIsAccepted() {
        assertThat(Reading.texts(Reading.of("a,b\n\u00E9\u20AC\uD83E\uDE90,1\n"), "a"))
                .containsExactly("\u00E9\u20AC\uD83E\uDE90");
    }

    @Test
    void tenThousandColumnsAreRead() {
        String row = "1,".repeat(9_999) + "1\n";
        String header = "c,".repeat(9_999) + "c\n";

        ReadOutcome.Loaded loaded = Reading.loaded(Reading.outcome(header + row + row));

        assertThat(loaded.dataSet().columns()).hasSize(10_000);
        assertThat(loaded.warnings()).singleElement().asString().hasSizeLessThan(300);
    }

    @Test
    void tooManyColumnsAreRefused() {
        String row = "1,".repeat(20_000) + "1\n";

        assertThat(Reading.rejected(Reading.outcome(row + row)).reason())
                .isEqualTo("The file has 20,001 columns; at most 16,384 can be opened.");
    }

    @Test
    void aHugeFieldIsRefusedWithItsLine() {
        String justOver = "x".repeat(1_000_001);
        String farOver = "x".repeat(5_000_000);

        assertThat(Reading.rejected(Reading.outcome("a,b\n1,2\n3," + justOver + "\n")).reason())
                .contains("line 3", "1,000,000 characters");
        assertThat(Reading.rejected(Reading.outcome("a,b\n1,2\n3,\"" + farOver + "\"\n")).reason())
                .contains("line 3", "1,000,000 characters");
    }

    @Test
    void tooManyRowsBytesOrCellsAreRefused() {
        byte[] bytes = "a,b\n1,2\n3,4\n5,6\n".getBytes(StandardCharsets.UTF_8);

        assertThat(read(bytes, ReadSettings.DEFAULT.withMaxRows(2)).reason())
                .isEqualTo("The file has more than 2 rows.");
        assertThat(read(bytes, ReadSettings.DEFAULT.withMaxBytes(5)).reason()).contains("MB");
        assertThat(read(bytes, new ReadSettings(1000, 1000, 10, 5, 10)).reason())
                .contains("more than 5 cells", "line 4");
    }

    @Test
    void noBytesWhateverMakeTheReaderThrow() {
        Random random = new Random(11);
        String alphabet = "ab1.,;\t\"\n\r -e\u00E9N";
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            if (round % 3 == 0 && bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            ReadOutcome outcome = Reading.outcome(bytes);

            assertThat(outcome).as("round %s: %s", round, text).isNotNull();
        }
    }

    private static ReadOutcome.Rejected read(byte[] bytes, ReadSettings settings) {
        return Reading.rejected(new DataSetReader(settings).read("t", bytes, Progress.NONE));
    }
}
