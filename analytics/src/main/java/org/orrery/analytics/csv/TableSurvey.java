package org.orrery.analytics.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first walk: the header, the number of rows, what each column can be, and every reason to refuse the file.
final class TableSurvey implements Records.Sink {

    private final ReadSettings settings;
    private final List<String> header = new ArrayList<>();
    private final List<ColumnGuess> guesses = new ArrayList<>();
    private boolean inHeader = true;
    private boolean extraValue;
    private int rows;
    private int shortRows;
    private long firstShortLine;
    private int longRows;
    private long firstLongLine;

    TableSurvey(ReadSettings settings) {
        this.settings = settings;
    }

    @Override
    public void field(long line, int column, char[] buffer, int offset, int length) {
        if (inHeader) {
            header.add(new String(buffer, offset, length).strip());
        } else if (column < guesses.size()) {
            guesses.get(column).see(line, buffer, offset, length);
        } else {
            extraValue |= length > 0;
        }
    }

    @Override
    public @Nullable ReadOutcome endOfRecord(int fieldCount, long line) {
        if (inHeader) {
            inHeader = false;
            header.forEach(_ -> guesses.add(new ColumnGuess()));
            return header.size() <= settings.maxColumns()
                    ? null
                    : ReadOutcome.Rejected.of("csv.columns", header.size(), settings.maxColumns());
        }
        rows++;
        if (rows > settings.maxRows()) {
            return ReadOutcome.Rejected.of("csv.rows", settings.maxRows());
        }
        if ((long) rows * header.size() > settings.maxCells()) {
            return ReadOutcome.Rejected.of("csv.cells", settings.maxCells(), line, header.size());
        }
        if (extraValue) {
            return ReadOutcome.Rejected.of("csv.ragged", line, fieldCount, header.size());
        }
        countRagged(fieldCount, line);
        return null;
    }

    private void countRagged(int fieldCount, long line) {
        if (fieldCount < header.size()) {
            firstShortLine = shortRows++ == 0 ? line : firstShortLine;
        } else if (fieldCount > header.size()) {
            firstLongLine = longRows++ == 0 ? line : firstLongLine;
        }
    }

    /// What was met that is to be told; the header's own repairs come first.
    void warn(Warnings warnings) {
        if (shortRows > 0) {
            warnings.add("csv.warning.short", shortRows, firstShortLine);
        }
        if (longRows > 0) {
            warnings.add("csv.warning.trailing", longRows, firstLongLine);
        }
    }

    List<String> header() {
        return header;
    }

    ColumnGuess guess(int column) {
        return guesses.get(column);
    }

    int rows() {
        return rows;
    }
}
