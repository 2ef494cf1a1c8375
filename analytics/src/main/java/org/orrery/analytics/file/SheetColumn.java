package org.orrery.analytics.file;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.csv.ColumnType;
import org.orrery.analytics.csv.ReadPlan;
import org.orrery.analytics.csv.TextCells;
import org.orrery.analytics.csv.Warnings;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TimeColumn;

/// The cells of one column of a sheet: numbers as long as there is nothing else, texts from the first text on.
final class SheetColumn {

    private static final byte NONE = 0;
    private static final byte NUMBER = 1;
    private static final byte MOMENT = 2;
    private static final byte TEXT = 3;

    private final boolean from1904;
    private double[] numbers = new double[64];
    private byte[] kinds = new byte[64];
    private String @Nullable [] texts;
    private int moments;
    private int filled;
    private boolean wholeDays = true;

    SheetColumn(boolean from1904) {
        this.from1904 = from1904;
    }

    boolean isFilled() {
        return filled > 0;
    }

    void put(int row, Cell cell) {
        Object value = cell.getValue();
        if (value instanceof BigDecimal) {
            fit(row);
            putNumber(row, Double.parseDouble(cell.getRawValue()), ExcelDates.isDate(cell));
        } else if (value != null) {
            String text = value.toString();
            if (!text.isBlank() && !isError(text)) {
                fit(row);
                putText(row, text);
            }
        }
    }

    private void putNumber(int row, double number, boolean date) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return;
        }
        filled++;
        numbers[row] = date ? ExcelDates.epochMillis(number, from1904) : number;
        kinds[row] = date ? MOMENT : NUMBER;
        if (date) {
            moments++;
            wholeDays &= number == Math.rint(number);
        }
    }

    private void putText(int row, String text) {
        filled++;
        String[] all = texts;
        if (all == null) {
            all = new String[kinds.length];
            texts = all;
        }
        all[row] = text;
        kinds[row] = TEXT;
    }

    /// What a formula gives that cannot be computed.
    private static boolean isError(String text) {
        return text.charAt(0) == '#'
                && switch (text) {
                    case "#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!" -> true;
                    default -> false;
                };
    }

    private void fit(int row) {
        if (row >= kinds.length) {
            int length = Math.max(row + 1, kinds.length + (kinds.length >> 1));
            kinds = Arrays.copyOf(kinds, length);
            numbers = Arrays.copyOf(numbers, length);
            String[] all = texts;
            texts = all == null ? null : Arrays.copyOf(all, length);
        }
    }

    /// The column, with as many rows as the table has.
    Column finish(ColumnName name, int rows, ReadPlan plan, Warnings warnings) {
        fit(rows);
        Optional<ColumnType> decided = plan.typeOf(name);
        if (decided.isPresent()) {
            char mark = decided.get().decimalMark();
            return TextCells.column(name, asTexts(rows, mark), decided.get(), warnings);
        }
        boolean pure = texts == null && (moments == 0 || moments == filled);
        if (!pure) {
            return TextCells.column(name, asTexts(rows, '.'), warnings);
        }
        return moments > 0 ? times(name, rows) : numbers(name, rows);
    }

    private Column numbers(ColumnName name, int rows) {
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = kinds[row] == NONE ? Double.NaN : numbers[row];
        }
        return new NumberColumn(name, values);
    }

    private Column times(ColumnName name, int rows) {
        long[] millis = new long[rows];
        for (int row = 0; row < rows; row++) {
            millis[row] = kinds[row] == NONE ? TimeColumn.MISSING : (long) numbers[row];
        }
        return new TimeColumn(name, millis, wholeDays);
    }

    private String[] asTexts(int rows, char decimalMark) {
        String[] cells = new String[rows];
        String[] typed = texts;
        for (int row = 0; row < rows; row++) {
            cells[row] =
                    switch (kinds[row]) {
                        case NUMBER ->
                                BigDecimal.valueOf(numbers[row])
                                        .stripTrailingZeros()
                                        .toPlainString()
                                        .replace('.', decimalMark);
                        case MOMENT -> ExcelDates.iso(numbers[row]);
                        case TEXT -> typed == null ? "" : typed[row];
                        default -> "";
                    };
        }
        return cells;
    }
}
