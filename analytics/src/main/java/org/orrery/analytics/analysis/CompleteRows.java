package org.orrery.analytics.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.orrery.analytics.Sentences;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TimeColumn;

/// The rows that have a value in each of some columns, and the values as standard scores: their mean is 0 and their standard deviation
/// 1, so that no column counts more because of its unit.
final class CompleteRows {

    private final List<Column> columns;
    private final int[] rows;
    private final double[] means;
    private final double[] deviations;

    private CompleteRows(List<Column> columns, int[] rows, double[] means, double[] deviations) {
        this.columns = columns;
        this.rows = rows;
        this.means = means;
        this.deviations = deviations;
    }

    static CompleteRows of(List<Column> columns) {
        int all = columns.getFirst().size();
        int[] rows = new int[all];
        int count = 0;
        for (int row = 0; row < all; row++) {
            if (isComplete(columns, row)) {
                rows[count++] = row;
            }
        }
        rows = Arrays.copyOf(rows, count);
        double[] means = new double[columns.size()];
        double[] deviations = new double[columns.size()];
        for (int c = 0; c < means.length; c++) {
            Column column = columns.get(c);
            double sum = 0;
            for (int row : rows) {
                sum += column.positionAt(row);
            }
            means[c] = sum / count;
            double squares = 0;
            for (int row : rows) {
                double distance = column.positionAt(row) - means[c];
                squares += distance * distance;
            }
            deviations[c] = Math.sqrt(squares / Math.max(1, count - 1));
        }
        return new CompleteRows(columns, rows, means, deviations);
    }

    private static boolean isComplete(List<Column> columns, int row) {
        for (Column column : columns) {
            if (column.isMissing(row)) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return rows.length;
    }

    int dimensions() {
        return columns.size();
    }

    /// A column whose values do not differ.
    Optional<String> flatColumn() {
        for (int c = 0; c < deviations.length; c++) {
            if (!(deviations[c] > Math.abs(means[c]) * 1e-12)) {
                return Optional.of(title(c));
            }
        }
        return Optional.empty();
    }

    String title(int column) {
        return columns.get(column).header().title();
    }

    double mean(int column) {
        return means[column];
    }

    double deviation(int column) {
        return deviations[column];
    }

    double value(int i, int column) {
        return columns.get(column).positionAt(rows[i]);
    }

    int row(int i) {
        return rows[i];
    }

    /// Some number of a column as a person reads it.
    String textOf(int column, double value) {
        return columns.get(column) instanceof TimeColumn times
                ? times.format(value)
                : Wording.number(value);
    }

    /// A value as a person reads it: times are dates.
    String text(int i, int column) {
        return columns.get(column).textAt(rows[i]);
    }

    double[] standard(int i) {
        double[] point = new double[columns.size()];
        standard(i, point);
        return point;
    }

    void standard(int i, double[] into) {
        for (int c = 0; c < into.length; c++) {
            into[c] = (value(i, c) - means[c]) / deviations[c];
        }
    }

    /// Standard scores of some rows, evenly spread.
    double[][] sample(int most) {
        int count = Math.min(most, size());
        double[][] points = new double[count][];
        for (int s = 0; s < count; s++) {
            points[s] = standard((int) ((long) s * size() / count));
        }
        return points;
    }

    /// Such as "of 1,000 rows (12 have gaps and are left out)".
    String extent() {
        int all = columns.getFirst().size();
        return all == rows.length
                ? Sentences.of("analysis.extent", all)
                : Sentences.of("analysis.extent.gaps", all, all - rows.length);
    }

    /// Values of the complete rows as codes of a whole column.
    int[] spreadCodes(int[] codes) {
        int[] whole = new int[columns.getFirst().size()];
        Arrays.fill(whole, -1);
        for (int i = 0; i < rows.length; i++) {
            whole[rows[i]] = codes[i];
        }
        return whole;
    }

    /// A column of numbers that has these at the complete rows.
    NumberColumn spread(String name, double[] values) {
        double[] whole = new double[columns.getFirst().size()];
        Arrays.fill(whole, Double.NaN);
        for (int i = 0; i < rows.length; i++) {
            whole[rows[i]] = values[i];
        }
        return new NumberColumn(new ColumnName(name, name, null), whole);
    }
}
