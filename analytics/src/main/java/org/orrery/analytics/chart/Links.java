package org.orrery.analytics.chart;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.TextColumn;

/// Two columns of names that share many of their names: a row links one with the other.
///
/// @param shared share of the names of the column with fewer names that the other has too
/// @param names how many different ones there are
record Links(Column from, Column to, double shared, int names) {
    private static final int FEWEST_NAMES = 6;
    private static final int JUDGED = 14;
    private static final double ENOUGH = 0.3;
    private static final List<String> WORDS =
            List.of(
                    "from",
                    "to",
                    "source",
                    "target",
                    "origin",
                    "destination",
                    "sender",
                    "receiver");

    /// The pair whose headers say so, else the one that shares most.
    static Optional<Links> find(DataSet data, RowSample sample) {
        List<Column> columns =
                data.columns().stream()
                        .filter(c -> c instanceof TextColumn || c instanceof CategoryColumn)
                        .limit(JUDGED)
                        .toList();
        List<Set<String>> names = columns.stream().map(c -> names(c, sample)).toList();
        Links best = null;
        for (int a = 0; a < columns.size(); a++) {
            for (int b = a + 1; b < columns.size(); b++) {
                Links links = of(columns.get(a), columns.get(b), names.get(a), names.get(b));
                boolean better = best == null || ORDER.compare(links, best) > 0;
                if (links.shared >= ENOUGH && links.names >= FEWEST_NAMES && better) {
                    best = links;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static final Comparator<Links> ORDER =
            Comparator.comparing(Links::isCalledSo)
                    .thenComparing(links -> links.shared > 0.6)
                    .thenComparingInt(Links::names);

    private static Links of(Column from, Column to, Set<String> starts, Set<String> ends) {
        Set<String> both = new HashSet<>(starts);
        both.retainAll(ends);
        int fewer = Math.max(1, Math.min(starts.size(), ends.size()));
        return new Links(
                from, to, (double) both.size() / fewer, starts.size() + ends.size() - both.size());
    }

    private static Set<String> names(Column column, RowSample sample) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sample.size(); i++) {
            int row = i * sample.stride();
            if (!column.isMissing(row)) {
                names.add(column.textAt(row));
            }
        }
        return names;
    }

    boolean isCalledSo() {
        return isWord(from) && isWord(to);
    }

    private static boolean isWord(Column column) {
        String first = column.header().title().toLowerCase(Locale.ROOT).split("[^a-z]+", 2)[0];
        return WORDS.contains(first);
    }
}
