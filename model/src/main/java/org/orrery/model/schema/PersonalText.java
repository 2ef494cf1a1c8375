package org.orrery.model.schema;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which properties hold what a person has typed, and so are theirs: they can be read only as long as that person's data is
/// kept. Ids, roles, colours, numbers, names of columns and keys of rows are not.
public final class PersonalText {

    private static final Map<String, Set<String>> PROPERTIES =
            Map.ofEntries(
                    entry(Kinds.SESSION, Set.of("title")),
                    entry(Kinds.MEMBER, Set.of("username")),
                    entry(Kinds.DATASET, Set.of("name", "source")),
                    entry(Kinds.VIEW, Set.of("title")),
                    entry(Kinds.FILTER, Set.of()),
                    entry(Kinds.SELECTION, Set.of("label")),
                    entry(Kinds.BOOKMARK, Set.of("name", "view")),
                    entry(Kinds.ANNOTATION, Set.of("body", "label", "images")),
                    entry(Kinds.COMMENT, Set.of("body")),
                    entry(Kinds.CHAT, Set.of("body")),
                    entry(Kinds.INSIGHT, Set.of("finding")),
                    entry(Kinds.TOUR, Set.of("title")),
                    entry(Kinds.MEASURE, Set.of()));

    /// Keys in structures whose strings are personal.
    private static final Set<String> NESTED = Set.of("title", "name", "label", "body", "text");

    private static final Set<String> ANY =
            PROPERTIES.values().stream().flatMap(Set::stream).collect(Collectors.toSet());

    /// Properties of any kind.
    private static final Set<String> KNOWN =
            Kinds.SCHEMA.kinds().stream()
                    .flatMap(kind -> kind.properties().keySet().stream())
                    .collect(Collectors.toSet());

    private PersonalText() {}

    /// Whether a string is personal. What no kind has a property for, which a relay refuses, is.
    ///
    /// @param kind of the entity, `null` when it is not known: then it is personal when it is for any kind
    /// @param nestedIn the innermost key that the string stands under within a structure, `null` for the property itself
    public static boolean is(@Nullable String kind, String property, @Nullable String nestedIn) {
        Set<String> names = kind == null ? ANY : PROPERTIES.getOrDefault(kind, ANY);
        if (!names.contains(property)) {
            return !isKnown(kind, property);
        }
        return nestedIn == null || NESTED.contains(nestedIn);
    }

    private static boolean isKnown(@Nullable String kind, String property) {
        return kind == null
                ? KNOWN.contains(property)
                : Kinds.SCHEMA
                        .kind(kind)
                        .filter(each -> each.properties().containsKey(property))
                        .isPresent();
    }

    /// Whether it was decided for this kind which of its texts are personal.
    static boolean knows(String kind) {
        return PROPERTIES.containsKey(kind);
    }
}
