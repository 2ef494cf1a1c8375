package org.orrery.analytics.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.job.Progress;

/// One walk over all records of a file, without an object per field.
///
/// The text is walked twice, once to learn the types and once to store the values: that costs less memory, and in the end less
/// time, than to keep what is not known yet.
final class Records {

    /// Takes the fields of each record and then its end.
    interface Sink {

        /// Unquoted fields come without the blanks around them. The characters are only valid during the call.
        ///
        /// @param line where the record starts, counted from 1
        void field(long line, int column, char[] buffer, int offset, int length);

        /// A refusal ends the walk; null goes on.
        @Nullable ReadOutcome endOfRecord(int fieldCount, long line);
    }

    private static final int FIELDS_BETWEEN_CHECKS = 8192;

    private final byte[] bytes;
    private final int start;
    private final char delimiter;
    private final int maxFieldLength;

    Records(byte[] bytes, int start, char delimiter, int maxFieldLength) {
        this.bytes = bytes;
        this.start = start;
        this.delimiter = delimiter;
        this.maxFieldLength = maxFieldLength;
    }

    /// Walks to the end, or to the first refusal or cancellation, which it returns.
    @Nullable ReadOutcome walk(Sink sink, Progress progress) {
        CountedInput input = new CountedInput(bytes, start);
        Handler handler = new Handler(sink);
        int fields = 0;
        // The parser's own limit holds two fields, so that ours is the one that is met first where
        // it can be.
        var reader =
                CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .commentStrategy(CommentStrategy.NONE)
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(2 * maxFieldLength)
                        .build(handler, new InputStreamReader(input, StandardCharsets.UTF_8));
        try (var records = reader.iterator()) {
            while (records.hasNext()) {
                int count = records.next();
                if (handler.longestField > maxFieldLength) {
                    return ReadOutcome.Rejected.of("csv.longField", handler.line, maxFieldLength);
                }
                ReadOutcome refusal = sink.endOfRecord(count, handler.line);
                if (refusal != null) {
                    return refusal;
                }
                fields += count;
                if (fields >= FIELDS_BETWEEN_CHECKS) {
                    fields = 0;
                    progress.report((double) input.position() / bytes.length);
                    if (progress.cancelled()) {
                        return new ReadOutcome.Cancelled();
                    }
                }
            }
            return null;
        } catch (CsvParseException e) {
            return ReadOutcome.Rejected.of("csv.quotes", handler.line, maxFieldLength);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Handler extends AbstractBaseCsvCallbackHandler<Integer> {

        private final Sink sink;
        private long line = 1;
        private int longestField;

        Handler(Sink sink) {
            this.sink = sink;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
        }

        @Override
        protected void handleField(
                int column, char[] buffer, int offset, int length, boolean quoted) {
            longestField = Math.max(longestField, length);
            if (quoted) {
                sink.field(line, column, buffer, offset, length);
                return;
            }
            int from = Chars.skipBlanks(buffer, offset, offset + length);
            int to = Chars.dropBlanks(buffer, from, offset + length);
            sink.field(line, column, buffer, from, to - from);
        }

        @Override
        protected Integer buildRecord() {
            return getFieldCount();
        }
    }

    private static final class CountedInput extends ByteArrayInputStream {

        CountedInput(byte[] bytes, int start) {
            super(bytes, start, bytes.length - start);
        }

        int position() {
            return pos;
        }
    }
}
