package org.orrery.analytics.csv;

import java.util.ArrayList;
import java.util.List;
import org.orrery.analytics.Sentences;

/// Collects what was repaired or left out: one sentence per kind, however many columns or rows it concerns.
public final class Warnings {

    private static final int NAMED_COLUMNS = 5;

    private final List<String> sentences = new ArrayList<>();

    public void add(String key, Object... arguments) {
        sentences.add(Sentences.of(key, arguments));
    }

    /// Adds the sentence about these columns, if there are any.
    public void addColumns(String key, List<String> columns) {
        if (columns.isEmpty()) {
            return;
        }
        String named =
                String.join(
                        ", ",
                        columns.stream().limit(NAMED_COLUMNS).map(c -> "\"" + c + "\"").toList());
        int more = columns.size() - NAMED_COLUMNS;
        add(key, columns.size(), more > 0 ? Sentences.of("list.more", named, more) : named);
    }

    public List<String> sentences() {
        return sentences;
    }
}
