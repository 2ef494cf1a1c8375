package org.orrery.analytics.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.BitSet;
import java.util.List;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.job.Progress;

/// Writes rows as CSV (RFC 4180, UTF-8) that [DataSetReader] reads back to the same values.
public final class DataSetWriter {

    private static final int STEP = 4_096;

    private DataSetWriter() {}

    /// Writes the column names and some rows.
    ///
    /// @return whether all of them were written; false when they were no longer wanted
    public static boolean write(DataSet data, BitSet rows, Writer out, Progress progress)
            throws IOException {
        List<Column> columns = data.columns();
        String[] fields = columns.stream().map(Column::name).toArray(String[]::new);
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(fields);
            int written = 0;
            int all = Math.max(1, rows.cardinality());
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                for (int c = 0; c < fields.length; c++) {
                    fields[c] = field(columns.get(c), row);
                }
                csv.writeRecord(fields);
                if (++written % STEP == 0) {
                    if (progress.cancelled()) {
                        return false;
                    }
                    progress.report((double) written / all);
                }
            }
        }
        return true;
    }

    /// Numbers without the separators that people read.
    private static String field(Column column, int row) {
        return column instanceof NumberColumn && !column.isMissing(row)
                ? plain(column.positionAt(row))
                : column.textAt(row);
    }

    private static String plain(double value) {
        long whole = (long) value;
        return whole == value && Math.abs(value) < 1e15
                ? Long.toString(whole)
                : Double.toString(value);
    }
}
