package org.orrery.model.role;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The table role x action x subject. A subject is an entity kind, or `kind.property` for a property with a rule of its
/// own. What has no row is not allowed.
public final class Permissions {

    /// How far a permission reaches.
    public enum Reach {
        NO,
        OWN,
        ANY
    }

    private record Cell(String subject, Action action, Role role) {}

    private static final Permissions STANDARD = read("permissions.csv");

    private final Map<Cell, Reach> cells;

    private Permissions(Map<Cell, Reach> cells) {
        this.cells = Map.copyOf(cells);
    }

    /// The table that ships with Orrery.
    public static Permissions standard() {
        return STANDARD;
    }

    /// Reads lines of the form `subject,action,reach...`; the first line names the roles.
    ///
    /// @throws IllegalArgumentException naming the line that is wrong
    public static Permissions parse(List<String> lines) {
        List<String> rows =
                lines.stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList();
        String[] header = rows.getFirst().split(",", -1);
        List<Role> roles = new ArrayList<>();
        for (int i = 2; i < header.length; i++) {
            String name = header[i];
            roles.add(
                    Role.ofWireName(name)
                            .orElseThrow(
                                    () -> new IllegalArgumentException("unknown role: " + name)));
        }
        Map<Cell, Reach> cells = new HashMap<>();
        for (String row : rows.subList(1, rows.size())) {
            String[] fields = row.split(",", -1);
            if (fields.length != header.length) {
                throw new IllegalArgumentException("wrong number of fields: " + row);
            }
            Action action = Action.valueOf(fields[1].toUpperCase(Locale.ROOT));
            for (int i = 0; i < roles.size(); i++) {
                Cell cell = new Cell(fields[0], action, roles.get(i));
                Reach reach = Reach.valueOf(fields[i + 2].toUpperCase(Locale.ROOT));
                if (cells.put(cell, reach) != null) {
                    throw new IllegalArgumentException("a second row for " + row);
                }
            }
        }
        return new Permissions(cells);
    }

    /// Whether `role` may do `action` to an entity of `kind`.
    ///
    /// @param own whether the entity is the actor's own (true when creating one for oneself)
    public boolean allows(Role role, Action action, String kind, boolean own) {
        return reaches(cells.getOrDefault(new Cell(kind, action, role), Reach.NO), own);
    }

    /// Whether `role` may set all of these properties; a property without a row of its own follows its kind.
    public boolean allowsUpdate(Role role, String kind, Set<String> properties, boolean own) {
        return properties.stream()
                .map(property ->
                        cells.getOrDefault(
                                new Cell(kind + "." + property, Action.UPDATE, role),
                                cells.getOrDefault(new Cell(kind, Action.UPDATE, role), Reach.NO)))
                .allMatch(reach -> reaches(reach, own));
    }

    private static boolean reaches(Reach reach, boolean own) {
        return reach == Reach.ANY || (reach == Reach.OWN && own);
    }

    private static Permissions read(String resource) {
        try (var stream =
                        Objects.requireNonNull(
                                Permissions.class.getResourceAsStream(resource), resource);
                var reader =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
