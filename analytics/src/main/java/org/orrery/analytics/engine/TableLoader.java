package org.orrery.analytics.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.data.TimeColumn;
import org.orrery.analytics.job.Progress;

/// Puts a data set into an engine, as the table `data`.
///
/// Numbers that are all whole become whole numbers, so that a year is 1955 and not 1955.0; what is missing is NULL.
final class TableLoader {

    /// Name of the table.
    static final String TABLE = "data";

    private static final int ROWS_BETWEEN_CHECKS = 4096;

    /// Beyond it not every whole number is a double.
    private static final double LARGEST_WHOLE = 9_007_199_254_740_992.0;

    private static final int DAY_MILLIS = 86_400_000;

    private final DataSet data;

    TableLoader(DataSet data) {
        this.data = data;
    }

    /// What the columns are called in a query: as in the data set, but for names that differ in case alone.
    static List<String> names(DataSet data) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Column column : data.columns()) {
            ColumnName name = column.header();
            int number = 2;
            while (!taken.add(name.full().toLowerCase(Locale.ROOT))) {
                name = column.header().numbered(number++);
            }
            names.add(name.full());
        }
        return names;
    }

    /// Fills the table; false if it was cancelled meanwhile, which leaves it half full.
    boolean load(Engine engine, Progress progress) throws SQLException {
        List<Giver> givers = data.columns().stream().map(TableLoader::giver).toList();
        List<String> names = names(data);
        List<String> definitions = new ArrayList<>();
        for (int i = 0; i < givers.size(); i++) {
            definitions.add(Sql.quoted(names.get(i)) + " " + givers.get(i).type());
        }
        engine.run("CREATE TABLE " + TABLE + " (" + String.join(", ", definitions) + ")");
        try (DuckDBAppender appender = engine.connection().createAppender(TABLE)) {
            for (int row = 0; row < data.rowCount(); row++) {
                appender.beginRow();
                for (Giver giver : givers) {
                    giver.give(row, appender);
                }
                appender.endRow();
                if (row % ROWS_BETWEEN_CHECKS == 0) {
                    progress.report((double) row / data.rowCount());
                    if (progress.cancelled()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static Giver giver(Column column) {
        return switch (column) {
            case NumberColumn numbers when isWhole(numbers) ->
                    new Giver(
                            column,
                            "BIGINT",
                            (row, to) -> to.append((long) numbers.positionAt(row)));
            case NumberColumn numbers ->
                    new Giver(column, "DOUBLE", (row, to) -> to.append(numbers.positionAt(row)));
            case TimeColumn times when times.datesOnly() ->
                    new Giver(
                            column,
                            "DATE",
                            (row, to) -> to.appendEpochDays(day(times.epochMillisAt(row))));
            case TimeColumn times ->
                    new Giver(
                            column,
                            "TIMESTAMP",
                            (row, to) -> to.appendEpochMicros(times.epochMillisAt(row) * 1000));
            case CategoryColumn words ->
                    new Giver(column, "VARCHAR", (row, to) -> to.append(words.textAt(row)));
            case TextColumn words ->
                    new Giver(column, "VARCHAR", (row, to) -> to.append(words.textAt(row)));
        };
    }

    private static boolean isWhole(NumberColumn column) {
        for (int row = 0; row < column.size(); row++) {
            double value = column.positionAt(row);
            boolean whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_WHOLE;
            if (!whole && !Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }

    private static int day(long epochMillis) {
        return Math.toIntExact(Math.floorDiv(epochMillis, DAY_MILLIS));
    }

    /// Gives one value that is not missing.
    private interface Value {
        void give(int row, DuckDBAppender appender) throws SQLException;
    }

    private record Giver(Column column, String type, Value value) {

        void give(int row, DuckDBAppender appender) throws SQLException {
            if (column.isMissing(row)) {
                appender.appendNull();
            } else {
                value.give(row, appender);
            }
        }
    }
}
