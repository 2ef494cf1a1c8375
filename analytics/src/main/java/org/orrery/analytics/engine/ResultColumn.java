package org.orrery.analytics.engine;

import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A column as the engine describes it, and as what it is read.
record ResultColumn(String name, Reading reading) {

    /// What a column of the engine becomes.
    enum Reading {
        NUMBER,
        DAY,
        MOMENT,

        /// A moment with its time zone.
        INSTANT,
        WORD,

        /// A word, or what else JSON has at this place, as it is written.
        JSON,

        /// Nested or binary: a table of values has no place for it.
        LEFT_OUT
    }

    /// The columns of a query that has not run yet.
    static List<ResultColumn> of(Engine engine, String query) throws SQLException {
        try (PreparedStatement prepared = engine.connection().prepareStatement(query)) {
            ResultSetMetaData described = prepared.getMetaData();
            List<ResultColumn> columns = new ArrayList<>();
            for (int i = 1; i <= described.getColumnCount(); i++) {
                columns.add(
                        new ResultColumn(
                                described.getColumnName(i),
                                reading(described.getColumnTypeName(i))));
            }
            return columns;
        }
    }

    private static Reading reading(String typeName) {
        String type = typeName.toUpperCase(Locale.ROOT);
        if (type.endsWith("]")) {
            return Reading.LEFT_OUT;
        }
        int bracket = type.indexOf('(');
        return switch (bracket < 0 ? type : type.substring(0, bracket)) {
            case "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "UHUGEINT",
                    "BIGNUM",
                    "FLOAT",
                    "DOUBLE",
                    "DECIMAL" ->
                    Reading.NUMBER;
            case "DATE" -> Reading.DAY;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> Reading.MOMENT;
            case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ" -> Reading.INSTANT;
            case "STRUCT", "MAP", "LIST", "ARRAY", "UNION", "VARIANT", "BLOB", "BIT", "GEOMETRY" ->
                    Reading.LEFT_OUT;
            case "JSON" -> Reading.JSON;
            default -> Reading.WORD;
        };
    }

    boolean isWords() {
        return reading == Reading.WORD || reading == Reading.JSON;
    }

    /// The expression that gives the column, called `name`, in the form in which it is fetched.
    String expression(String column) {
        return switch (reading) {
            case NUMBER -> "CAST(" + column + " AS DOUBLE)";
            case DAY, MOMENT -> millis("TRY_CAST(" + column + " AS TIMESTAMP)");
            case INSTANT -> millis(column);
            case WORD -> "CAST(" + column + " AS VARCHAR)";
            case JSON -> "(" + column + " ->> '$')";
            case LEFT_OUT -> "NULL";
        };
    }

    /// Some formats know a time that is infinitely far; here it is missing.
    private static String millis(String moment) {
        return "CASE WHEN isfinite(" + moment + ") THEN epoch_ms(" + moment + ") END";
    }
}
