package org.orrery.analytics.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.csv.HeaderNames;
import org.orrery.analytics.csv.Warnings;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.NumberBuilder;
import org.orrery.analytics.data.TimeBuilder;
import org.orrery.analytics.data.TimeColumn;
import org.orrery.analytics.data.WordBuilder;
import org.orrery.analytics.job.Progress;

/// Takes what a query gives into columns.
///
/// The conversion to numbers, milliseconds and words is part of the query, so that the engine does it for whole vectors.
final class Intake {

    private static final int ROWS_BETWEEN_CHECKS = 4096;

    private final List<ResultColumn> columns;
    private final List<ColumnName> names;
    private final Warnings warnings;

    /// @param all the columns of `source`, of which some may be left out
    Intake(List<ResultColumn> all, Warnings warnings) {
        this.columns = List.copyOf(all);
        this.warnings = warnings;
        List<String> leftOut = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (ResultColumn column : all) {
            (isKept(column) ? kept : leftOut).add(column.name().strip());
        }
        warnings.addColumns("engine.warning.nested", leftOut);
        this.names = HeaderNames.repair(kept, warnings);
    }

    /// How many columns can be shown.
    int width() {
        return names.size();
    }

    /// What was taken in.
    ///
    /// @param cut whether there were more rows than wanted
    record Table(List<Column> columns, int rows, boolean cut) {}

    /// Where the rows are.
    ///
    /// @param from an expression that stands after FROM
    /// @param expected how many rows there will be, as far as one can tell
    /// @param dictionaries of the columns, by their number, that come as codes of an engine's type
    record Source(String from, int expected, Map<Integer, Dictionary> dictionaries) {}

    /// Runs the query and takes all rows, or the first `most`.
    ///
    /// @return empty if it was cancelled
    Optional<Table> take(Engine engine, Source source, int most, Progress progress)
            throws SQLException {
        int expected = source.expected();
        List<Taker> takers = takers(source);
        try (Statement statement = engine.statement();
                ResultSet result = statement.executeQuery(query(source, most))) {
            DuckDBResultSet rows = result.unwrap(DuckDBResultSet.class);
            int row = 0;
            while (row <= most && rows.next()) {
                if (row == most) {
                    return Optional.of(finish(takers, row, true));
                }
                for (int i = 0; i < takers.size(); i++) {
                    takers.get(i).take(rows, i + 1);
                }
                row++;
                if (row % ROWS_BETWEEN_CHECKS == 0) {
                    progress.report(Math.min(1, (double) row / Math.max(1, expected)));
                    if (progress.cancelled()) {
                        return Optional.empty();
                    }
                }
            }
            return Optional.of(finish(takers, row, false));
        }
    }

    private String query(Source source, int most) {
        List<String> aliases = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String alias = "c" + i;
            aliases.add(alias);
            if (isKept(columns.get(i))) {
                String expression = columns.get(i).expression(alias);
                Dictionary dictionary = source.dictionaries().get(i);
                wanted.add(dictionary == null ? expression : dictionary.code(expression));
            }
        }
        return "SELECT "
                + String.join(", ", wanted)
                + " FROM "
                + source.from()
                + " AS source("
                + String.join(", ", aliases)
                + ") LIMIT "
                + (most + 1L);
    }

    private static boolean isKept(ResultColumn column) {
        return column.reading() != ResultColumn.Reading.LEFT_OUT;
    }

    private List<Taker> takers(Source source) {
        List<Taker> takers = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (isKept(columns.get(i))) {
                takers.add(taker(columns.get(i), source.dictionaries().get(i), source.expected()));
            }
        }
        return takers;
    }

    private static Taker taker(ResultColumn column, @Nullable Dictionary dictionary, int expected) {
        if (dictionary != null) {
            return new Codes(dictionary, expected);
        }
        return switch (column.reading()) {
            case NUMBER -> new Numbers(expected);
            case DAY -> new Times(expected, true);
            case MOMENT, INSTANT -> new Times(expected, false);
            case WORD, JSON, LEFT_OUT -> new Words(expected);
        };
    }

    private Table finish(List<Taker> takers, int rows, boolean cut) {
        List<String> infinite = new ArrayList<>();
        List<Column> finished = new ArrayList<>();
        for (int i = 0; i < takers.size(); i++) {
            Taker taker = takers.get(i);
            finished.add(taker.finish(names.get(i)));
            if (taker instanceof Numbers numbers && numbers.builder.hadInfinite()) {
                infinite.add(names.get(i).full());
            }
        }
        warnings.addColumns("csv.warning.overflow", infinite);
        return new Table(List.copyOf(finished), rows, cut);
    }

    /// Takes one value of each row.
    private sealed interface Taker {

        void take(DuckDBResultSet row, int index) throws SQLException;

        Column finish(ColumnName name);
    }

    private static final class Numbers implements Taker {

        private final NumberBuilder builder;

        Numbers(int expected) {
            builder = new NumberBuilder(expected);
        }

        @Override
        public void take(DuckDBResultSet row, int index) throws SQLException {
            double value = row.getDouble(index);
            builder.add(row.wasNull() ? Double.NaN : value);
        }

        @Override
        public Column finish(ColumnName name) {
            return builder.finish(name);
        }
    }

    private static final class Times implements Taker {

        private final TimeBuilder builder;
        private final boolean datesOnly;

        Times(int expected, boolean datesOnly) {
            this.builder = new TimeBuilder(expected);
            this.datesOnly = datesOnly;
        }

        @Override
        public void take(DuckDBResultSet row, int index) throws SQLException {
            long millis = row.getLong(index);
            builder.add(row.wasNull() ? TimeColumn.MISSING : millis);
        }

        @Override
        public Column finish(ColumnName name) {
            return builder.finish(name, datesOnly);
        }
    }

    private static final class Words implements Taker {

        private final WordBuilder builder;

        Words(int expected) {
            builder = new WordBuilder(expected);
        }

        @Override
        public void take(DuckDBResultSet row, int index) throws SQLException {
            String word = row.getLazyString(index);
            if (word == null) {
                builder.addMissing();
            } else {
                builder.add(word);
            }
        }

        @Override
        public Column finish(ColumnName name) {
            return builder.finish(name);
        }
    }

    /// Words that come as their numbers in a dictionary, because each word that crosses into Java costs as much as ten numbers.
    private static final class Codes implements Taker {

        private final WordBuilder builder;
        private final Dictionary dictionary;

        Codes(Dictionary dictionary, int expected) {
            this.builder = new WordBuilder(expected);
            this.dictionary = dictionary;
        }

        @Override
        public void take(DuckDBResultSet row, int index) throws SQLException {
            int code = row.getInt(index);
            if (row.wasNull()) {
                builder.addMissing();
            } else {
                builder.add(dictionary.word(code));
            }
        }

        @Override
        public Column finish(ColumnName name) {
            return builder.finish(name);
        }
    }
}
