package org.orrery.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/// Everything one run of a benchmark found.
///
/// @param name as on the command line
/// @param command what was typed to get it
/// @param setting one sentence on what was done
/// @param broken invariants that did not hold, in words; empty when all is well
public record Report(
        String name,
        String command,
        String setting,
        Conditions conditions,
        List<Figure> figures,
        List<String> broken) {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private static final int MOST_SHOWN = 20;

    public Report {
        figures = List.copyOf(figures);
        broken = List.copyOf(broken);
    }

    /// 0 when every invariant held. A goal that was missed is no failure.
    public int exitCode() {
        return broken.isEmpty() ? 0 : 1;
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    /// For people.
    public String table() {
        StringBuilder table = new StringBuilder();
        table.append(name).append(": ").append(setting).append('\n');
        table.append(conditions).append("\n\n");
        int width = figures.stream().mapToInt(each -> each.what().length()).max().orElse(0);
        row(table, width, "", "measured", "", "goal", "", "");
        for (Figure each : figures) {
            String goal = each.goal() == null ? "" : each.goal().toString();
            row(
                    table,
                    width,
                    each.what(),
                    each.number(),
                    each.unit(),
                    goal,
                    each.verdict(),
                    each.range());
        }
        if (!broken.isEmpty()) {
            table.append('\n').append(broken.size()).append(" INVARIANTS BROKEN\n");
            broken.stream()
                    .limit(MOST_SHOWN)
                    .forEach(each -> table.append("  ").append(each).append('\n'));
            if (broken.size() > MOST_SHOWN) {
                table.append("  ... the others are in the JSON file\n");
            }
        }
        return table.toString();
    }

    private static void row(
            StringBuilder table,
            int width,
            String what,
            String number,
            String unit,
            String goal,
            String verdict,
            String range) {
        String padded = what + " ".repeat(Math.max(0, width - what.length()));
        String rest =
                String.format(
                        Locale.ROOT, " %12s %-5s %-9s %-7s %s", number, unit, goal, verdict, range);
        table.append("  ").append(padded).append(rest.stripTrailing()).append('\n');
    }
}
