package org.orrery.relay.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table level x what it asks for, `policies.csv`.
public final class Policies {

    private static final List<String> HEADER =
            List.of(
                    "kind",
                    "level",
                    "retention_days",
                    "export",
                    "agents",
                    "watermark",
                    "encryption");
    private static final Policies STANDARD = read("policies.csv");

    /// The two sorts of levels.
    public enum Kind {
        COMPLIANCE,
        SECURITY;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Kind, Map<String, Policy>> levels;

    private Policies(Map<Kind, Map<String, Policy>> levels) {
        this.levels = levels;
    }

    /// The table that ships with Orrery.
    public static Policies standard() {
        return STANDARD;
    }

    /// Reads the lines of a table; the first one names the columns.
    ///
    /// @throws IllegalArgumentException naming the line that is wrong
    public static Policies parse(List<String> lines) {
        List<List<String>> rows =
                lines.stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .map(line -> List.of(line.split(",", -1)))
                        .toList();
        if (rows.isEmpty() || !rows.getFirst().equals(HEADER)) {
            throw new IllegalArgumentException("the columns are " + String.join(",", HEADER));
        }
        Map<Kind, Map<String, Policy>> levels = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            levels.put(kind, new LinkedHashMap<>());
        }
        for (List<String> row : rows.subList(1, rows.size())) {
            if (row.size() != HEADER.size()) {
                throw new IllegalArgumentException("wrong number of fields: " + row);
            }
            Kind kind = Kind.valueOf(row.getFirst().toUpperCase(Locale.ROOT));
            if (of(levels, kind).put(row.get(1), policy(row)) != null) {
                throw new IllegalArgumentException("a second row for " + row.get(1));
            }
        }
        return new Policies(levels);
    }

    private static Map<String, Policy> of(Map<Kind, Map<String, Policy>> levels, Kind kind) {
        return Objects.requireNonNull(levels.get(kind));
    }

    private static Policy policy(List<String> row) {
        return new Policy(
                row.get(2).isEmpty()
                        ? Optional.empty()
                        : Optional.of(Duration.ofDays(Long.parseLong(row.get(2)))),
                flag(row, 3),
                flag(row, 4),
                flag(row, 5),
                flag(row, 6));
    }

    private static boolean flag(List<String> row, int column) {
        return switch (row.get(column)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(row.get(1) + " says yes or no only");
        };
    }

    /// The levels of one sort with what each asks for, in the order of the table.
    public Map<String, Policy> levels(Kind kind) {
        return Collections.unmodifiableMap(of(levels, kind));
    }

    /// The names of one sort's levels, in the order of the table.
    public List<String> names(Kind kind) {
        return List.copyOf(of(levels, kind).keySet());
    }

    /// What is wrong with a level that somebody asks for, in words for them.
    public Optional<String> problem(Kind kind, @Nullable String level) {
        return level == null || of(levels, kind).containsKey(level)
                ? Optional.empty()
                : Optional.of(
                        kind.wireName() + "_level is one of " + String.join(", ", names(kind)));
    }

    /// What both levels together ask for. An absent level asks for nothing, an unknown one, such as of an older relay with
    /// another table, for everything that any level of its sort does.
    public Policy effective(@Nullable String complianceLevel, @Nullable String securityLevel) {
        return of(Kind.COMPLIANCE, complianceLevel).and(of(Kind.SECURITY, securityLevel));
    }

    private Policy of(Kind kind, @Nullable String level) {
        if (level == null) {
            return Policy.OPEN;
        }
        Policy known = of(levels, kind).get(level);
        return known != null
                ? known
                : of(levels, kind).values().stream().reduce(Policy.OPEN, Policy::and);
    }

    private static Policies read(String resource) {
        try (var stream =
                        Objects.requireNonNull(
                                Policies.class.getResourceAsStream(resource), resource);
                var reader =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
