package org.orrery.ui.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orrery.analytics.csv.ColumnType;
import org.orrery.analytics.csv.ReadPlan;
import org.orrery.model.document.Entity;
import org.orrery.model.value.Value;

/// How people have decided that a data set is read, as its entity keeps it (rules DF11 and DF13).
public final class ColumnTypes {
    private static final String TYPES = "types";

    private ColumnTypes() {}

    /// What is not understood counts as not decided.
    public static ReadPlan plan(Entity dataset) {
        Map<String, ColumnType> types = new HashMap<>();
        if (dataset.get(TYPES) instanceof Value.MapOf(var entries)) {
            entries.forEach((column, description) ->
                    type(description).ifPresent(type -> types.put(column, type)));
        }
        return new ReadPlan(types, dataset.text("sheet", ""));
    }

    /// The value of `types` in which one column has another type.
    ///
    /// @param type empty for a column that is to be read as what it looks like again
    static Value with(Entity dataset, String column, Optional<ColumnType> type) {
        Map<String, Value> entries = new HashMap<>();
        if (dataset.get(TYPES) instanceof Value.MapOf(var present)) {
            entries.putAll(present);
        }
        entries.remove(column);
        type.ifPresent(decided -> entries.put(column, value(decided)));
        return entries.isEmpty() ? Value.Nil.NIL : new Value.MapOf(entries);
    }

    private static Optional<ColumnType> type(Value description) {
        if (!(description instanceof Value.MapOf(var parts))) {
            return Optional.empty();
        }
        String as = Value.text(parts.get("as"), "");
        String decimal = Value.text(parts.get("decimal"), ".");
        for (ColumnType.As each : ColumnType.As.values()) {
            if (each.wireName().equals(as) && decimal.length() == 1) {
                try {
                    return Optional.of(
                            new ColumnType(
                                    each,
                                    decimal.charAt(0),
                                    Value.text(parts.get("format"), ""),
                                    Value.strings(parts.get("missing"))));
                } catch (IllegalArgumentException notUnderstood) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Value value(ColumnType type) {
        Map<String, Value> parts = new HashMap<>();
        parts.put("as", Value.of(type.as().wireName()));
        if (type.as() == ColumnType.As.NUMBER) {
            parts.put("decimal", Value.of(String.valueOf(type.decimalMark())));
        }
        if (!type.format().isEmpty()) {
            parts.put("format", Value.of(type.format()));
        }
        if (!type.missing().isEmpty()) {
            parts.put("missing", Value.ofStrings(List.copyOf(type.missing())));
        }
        return new Value.MapOf(parts);
    }
}
