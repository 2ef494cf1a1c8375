package org.orrery.relay.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.orrery.model.role.Role;

/// The table operation x caller. An operation is a route of the HTTP surface or a message of the WebSocket; a caller is let
/// through when the column of any of its standings, or of its role in the session in question, says `yes`. What may be
/// done to entities stands in [org.orrery.model.role.Permissions].
public final class AccessTable {

    private static final AccessTable STANDARD = read("access.csv");

    private final Map<String, Set<String>> rows;

    private AccessTable(Map<String, Set<String>> rows) {
        this.rows = Map.copyOf(rows);
    }

    /// The table that ships with Orrery.
    public static AccessTable standard() {
        return STANDARD;
    }

    /// Reads lines of the form `operation,yes|no...`; the first line names the columns.
    ///
    /// @throws IllegalArgumentException naming the line that is wrong
    public static AccessTable parse(List<String> lines) {
        List<String[]> cells =
                lines.stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .map(line -> line.split(",", -1))
                        .toList();
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("the table has no columns");
        }
        String[] header = cells.getFirst();
        checkColumns(header);
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        for (String[] row : cells.subList(1, cells.size())) {
            if (row.length != header.length) {
                throw new IllegalArgumentException("wrong number of fields: " + row[0]);
            }
            Set<String> allowed = new HashSet<>();
            for (int i = 1; i < row.length; i++) {
                switch (row[i]) {
                    case "yes" -> allowed.add(header[i]);
                    case "no" -> {}
                    default -> throw new IllegalArgumentException(row[0] + " says yes or no only");
                }
            }
            if (rows.put(row[0], allowed) != null) {
                throw new IllegalArgumentException("a second row for " + row[0]);
            }
        }
        return new AccessTable(rows);
    }

    private static void checkColumns(String[] header) {
        Set<String> known = new HashSet<>();
        for (Standing standing : Standing.values()) {
            known.add(standing.column());
        }
        for (Role role : Role.values()) {
            known.add(role.wireName());
        }
        for (String column : List.of(header).subList(1, header.length)) {
            if (!known.contains(column)) {
                throw new IllegalArgumentException("unknown column: " + column);
            }
        }
    }

    public Set<String> operations() {
        return rows.keySet();
    }

    /// Whether a caller of these standings, and of this role in the session in question, may use `operation`.
    public boolean allows(String operation, Set<Standing> standings, Optional<Role> role) {
        Set<String> allowed = rows.getOrDefault(operation, Set.of());
        return standings.stream().anyMatch(standing -> allowed.contains(standing.column()))
                || role.filter(each -> allowed.contains(each.wireName())).isPresent();
    }

    private static AccessTable read(String resource) {
        try (var stream =
                        Objects.requireNonNull(
                                AccessTable.class.getResourceAsStream(resource), resource);
                var reader =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
