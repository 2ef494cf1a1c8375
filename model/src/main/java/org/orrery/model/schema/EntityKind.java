package org.orrery.model.schema;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orrery.model.value.Value;

/// One kind of entity: its properties, which of them are required, and who owns one.
///
/// @param ownerProperty the property that names the owner, `null` when it is the creator
public record EntityKind(
        String name,
        Map<String, PropertyType> properties,
        Set<String> required,
        @Nullable String ownerProperty) {

    public EntityKind {
        properties = Map.copyOf(properties);
        required = Set.copyOf(required);
    }

    /// What is wrong with setting `property` to `value`, when something is.
    public Optional<String> problem(String property, Value value) {
        PropertyType type = properties.get(property);
        if (type == null) {
            return Optional.of(name + " has no property " + property);
        }
        if (value instanceof Value.Nil) {
            return required.contains(property)
                    ? Optional.of(name + "." + property + " is required")
                    : Optional.empty();
        }
        return type.problem(value).map(problem -> name + "." + property + " " + problem);
    }

    /// What is wrong with creating one of this kind with `values`, when something is.
    public Optional<String> problem(Map<String, Value> values) {
        for (String needed : required) {
            if (!values.containsKey(needed)) {
                return Optional.of(name + "." + needed + " is required");
            }
        }
        return values.entrySet().stream()
                .flatMap(entry -> problem(entry.getKey(), entry.getValue()).stream())
                .findFirst();
    }

    public boolean isSharedText(String property) {
        return properties.get(property) instanceof PropertyType.SharedText;
    }
}
