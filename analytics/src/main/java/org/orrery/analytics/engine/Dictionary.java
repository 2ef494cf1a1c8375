package org.orrery.analytics.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The few words of a column, which the engine knows as a type of its own, so that it gives their numbers instead of them.
record Dictionary(String type, List<String> words) {

    /// A column with more words than these is text, and comes as it is.
    static final int MOST_WORDS = 1000;

    /// Makes the type for a column; empty if it has too many words, or none.
    ///
    /// @param words gives the words, many times over
    static Optional<Dictionary> of(Engine engine, String type, String words, String from)
            throws SQLException {
        String distinct =
                "SELECT DISTINCT " + words + " AS word FROM " + from + " LIMIT " + (MOST_WORDS + 2);
        List<String> found = new ArrayList<>();
        try (Statement statement = engine.statement();
                ResultSet rows = statement.executeQuery(distinct)) {
            while (rows.next()) {
                String word = rows.getString(1);
                if (word != null) {
                    found.add(word);
                }
            }
        }
        if (found.isEmpty() || found.size() > MOST_WORDS) {
            return Optional.empty();
        }
        engine.run(
                "CREATE TYPE "
                        + type
                        + " AS ENUM ("
                        + String.join(", ", found.stream().map(Sql::literal).toList())
                        + ")");
        return Optional.of(new Dictionary(type, List.copyOf(found)));
    }

    /// The expression that gives the number of a word.
    String code(String word) {
        return "CAST(enum_code(CAST(" + word + " AS " + type + ")) AS INTEGER)";
    }

    String word(int code) {
        return words.get(code);
    }
}
