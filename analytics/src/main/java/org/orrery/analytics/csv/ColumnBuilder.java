package org.orrery.analytics.csv;

import java.util.Arrays;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TimeColumn;

/// Stores the values of one column, whose type and number of rows are known. What is never put stays missing.
interface ColumnBuilder {

    void put(int row, char[] buffer, int offset, int length);

    Column finish();

    /// True if a number was too large for a double and is now missing.
    default boolean overflowed() {
        return false;
    }

    /// Values that are no finite number are missing.
    final class Numbers implements ColumnBuilder {

        private final ColumnName name;
        private final double[] values;
        private final char decimalMark;
        private boolean overflowed;

        Numbers(ColumnName name, int rows, char decimalMark) {
            this.name = name;
            this.values = new double[rows];
            this.decimalMark = decimalMark;
            Arrays.fill(values, Double.NaN);
        }

        @Override
        public void put(int row, char[] buffer, int offset, int length) {
            int from = Chars.skipBlanks(buffer, offset, offset + length);
            int size = Chars.dropBlanks(buffer, from, offset + length) - from;
            if (size == 0 || MissingWord.matches(buffer, from, size)) {
                return;
            }
            double value = NumberParser.parse(buffer, from, size, decimalMark);
            overflowed |= Double.isInfinite(value);
            values[row] = Double.isInfinite(value) ? Double.NaN : value;
        }

        @Override
        public boolean overflowed() {
            return overflowed;
        }

        @Override
        public Column finish() {
            return new NumberColumn(name, values);
        }
    }

    final class Times implements ColumnBuilder {

        private final ColumnName name;
        private final long[] moments;
        private final boolean datesOnly;

        Times(ColumnName name, int rows, boolean datesOnly) {
            this.name = name;
            this.moments = new long[rows];
            this.datesOnly = datesOnly;
            Arrays.fill(moments, TimeColumn.MISSING);
        }

        @Override
        public void put(int row, char[] buffer, int offset, int length) {
            int from = Chars.skipBlanks(buffer, offset, offset + length);
            int size = Chars.dropBlanks(buffer, from, offset + length) - from;
            moments[row] = IsoTime.parse(buffer, from, size);
        }

        @Override
        public Column finish() {
            return new TimeColumn(name, moments, datesOnly);
        }
    }
}
