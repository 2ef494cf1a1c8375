package org.orrery.model.schema;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The kinds of entities that a relay accepts.
public final class Schema {

    /// Entities that a document holds at most.
    public static final int MAX_ENTITIES = 100_000;

    private final Map<String, EntityKind> kinds;

    public Schema(Collection<EntityKind> kinds) {
        this.kinds =
                kinds.stream().collect(Collectors.toMap(EntityKind::name, Function.identity()));
    }

    public Optional<EntityKind> kind(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    public Collection<EntityKind> kinds() {
        return kinds.values();
    }
}
