package org.orrery.analytics.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.data.TimeColumn;

/// Random tables, written as CSV and read again, are the same. The seed names the table.
class RoundTripTest {

    private static final String[] LABELS = {"red", "blue, dark", "a \"b\"", "gr\u00FCn", "-", "1x"};

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t'})
    void whatIsWrittenIsRead(char delimiter) {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            int rows = 40 + random.nextInt(200);
            List<Written> columns = new ArrayList<>();
            // A single column does not show its delimiter, so it is taken as comma.
            int width = (delimiter == ',' ? 1 : 2) + random.nextInt(6);
            while (columns.size() < width) {
                columns.add(Written.random(random, rows));
            }
            DataSet data = Reading.of(csv(columns, rows, delimiter, random.nextBoolean()));

            assertThat(data.rowCount()).as("seed %s", seed).isEqualTo(rows);
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i)
                        .assertEqualTo(data.columns().get(i), "seed " + seed + " column " + i);
            }
        }
    }

    private static String csv(List<Written> columns, int rows, char delimiter, boolean windows) {
        StringWriter text = new StringWriter();
        List<String> header = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            header.add("column " + (char) ('a' + i));
        }
        try (CsvWriter writer =
                CsvWriter.builder()
                        .fieldSeparator(delimiter)
                        .quoteStrategy(QuoteStrategies.EMPTY)
                        .lineDelimiter(windows ? LineDelimiter.CRLF : LineDelimiter.LF)
                        .build(text)) {
            writer.writeRecord(header);
            for (int row = 0; row < rows; row++) {
                int at = row;
                writer.writeRecord(columns.stream().map(c -> c.texts().get(at)).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// A column as written, with the type it must come back as; empty is missing.
    private record Written(Class<? extends Column> type, List<String> texts) {

        static Written random(Random random, int rows) {
            int kind = random.nextInt(5);
            List<String> texts = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                boolean missing = row > 3 && random.nextInt(10) == 0;
                texts.add(missing ? "" : value(random, kind, row));
            }
            return new Written(
                    switch (kind) {
                        case 0, 1 -> NumberColumn.class;
                        case 2 -> TimeColumn.class;
                        case 3 -> CategoryColumn.class;
                        default -> TextColumn.class;
                    },
                    texts);
        }

        private static String value(Random random, int kind, int row) {
            return switch (kind) {
                case 0 -> Double.toString(finite(random));
                case 1 -> Long.toString(random.nextInt(2_000_000) - 1_000_000L);
                case 2 -> Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)).toString();
                case 3 -> LABELS[row < LABELS.length ? row : random.nextInt(LABELS.length)];
                default -> "line " + row + (random.nextBoolean() ? "\n\"more\", ; \t" : "");
            };
        }

        private static double finite(Random random) {
            double value = Double.longBitsToDouble(random.nextLong());
            boolean plain = random.nextInt(3) > 0 || !Double.isFinite(value);
            return plain ? random.nextGaussian() * 1000 : value;
        }

        void assertEqualTo(Column column, String where) {
            assertThat(column).as(where).isInstanceOf(type);
            for (int row = 0; row < texts.size(); row++) {
                String text = texts.get(row);
                assertThat(column.isMissing(row)).as(where).isEqualTo(text.isEmpty());
                if (text.isEmpty()) {
                    continue;
                }
                switch (column) {
                    case NumberColumn numbers ->
                            assertThat(numbers.positionAt(row))
                                    .as(where)
                                    .isEqualTo(Double.parseDouble(text));
                    case TimeColumn times ->
                            assertThat(times.epochMillisAt(row))
                                    .as(where)
                                    .isEqualTo(Instant.parse(text).toEpochMilli());
                    case CategoryColumn labels ->
                            assertThat(labels.textAt(row)).as(where).isEqualTo(text);
                    case TextColumn words ->
                            assertThat(words.textAt(row)).as(where).isEqualTo(text);
                }
            }
        }
    }
}
