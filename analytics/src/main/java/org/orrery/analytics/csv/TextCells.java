package org.orrery.analytics.csv;

import java.util.List;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;

/// Finds the type of one column of texts and stores it, as it is done for a column of a text file.
///
/// For tables that come as texts from elsewhere, such as cells of a workbook that somebody typed in quotes.
public final class TextCells {

    private static final char NO_DELIMITER = '\t';

    private TextCells() {}

    /// The column that these cells are.
    ///
    /// @param cells one for each row; empty where missing
    public static Column column(ColumnName name, String[] cells, Warnings warnings) {
        ColumnGuess guess = new ColumnGuess();
        for (int row = 0; row < cells.length; row++) {
            guess.see(row + 1L, cells[row].toCharArray(), 0, cells[row].length());
        }
        ColumnBuilder builder = builder(name, guess, cells.length);
        for (int row = 0; row < cells.length; row++) {
            builder.put(row, cells[row].toCharArray(), 0, cells[row].length());
        }
        warn(name, guess, builder, warnings);
        return builder.finish();
    }

    /// The column, as what somebody has decided that it is.
    public static Column column(
            ColumnName name, String[] cells, ColumnType type, Warnings warnings) {
        TypedCells builder = TypedCells.of(name, cells.length, type);
        for (int row = 0; row < cells.length; row++) {
            builder.put(row, cells[row].toCharArray(), 0, cells[row].length());
        }
        builder.warn(warnings);
        return builder.finish();
    }

    private static ColumnBuilder builder(ColumnName name, ColumnGuess guess, int rows) {
        char decimalMark = guess.decimalMark(NO_DELIMITER);
        if (decimalMark != 0) {
            return new ColumnBuilder.Numbers(name, rows, decimalMark);
        }
        return guess.isTimes()
                ? new ColumnBuilder.Times(name, rows, guess.datesOnly())
                : new Labels(name, rows);
    }

    private static void warn(
            ColumnName name, ColumnGuess guess, ColumnBuilder builder, Warnings warnings) {
        List<String> concerned = List.of(name.full());
        if (guess.isAmbiguous(NO_DELIMITER)) {
            warnings.addColumns("csv.warning.ambiguous", concerned);
        } else if (guess.hasMissingWords()
                && (guess.decimalMark(NO_DELIMITER) != 0 || guess.isTimes())) {
            warnings.addColumns("csv.warning.words", concerned);
        }
        String intruder = guess.intruder();
        if (intruder != null) {
            warnings.add("excel.warning.intruder", name.full(), guess.intruderLine(), intruder);
        }
        if (builder.overflowed()) {
            warnings.addColumns("csv.warning.overflow", concerned);
        }
    }
}
