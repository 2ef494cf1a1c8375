package org.orrery.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.Repository;

@Tag("SD15")
class KindsTableTest {

    @Test
    void theSpecificationShowsTheSchemaAsItIs() {
        String shown = Repository.section(Repository.read("docs/spec/document.md"), "<!-- kinds:");
        assertThat(shown).isEqualTo(table());
    }

    private static String table() {
        return Kinds.SCHEMA.kinds().stream()
                .sorted(Comparator.comparing(EntityKind::name))
                .map(KindsTableTest::section)
                .collect(Collectors.joining("\n\n"));
    }

    private static String section(EntityKind kind) {
        String owner =
                kind.ownerProperty() == null ? "its creator" : "`" + kind.ownerProperty() + "`";
        Map<String, PropertyType> sorted = new TreeMap<>(kind.properties());
        return "### "
                + kind.name()
                + "\n\nOwner: "
                + owner
                + ".\n\n| property | value |\n|---|---|\n"
                + sorted.entrySet().stream()
                        .map(each -> row(kind, each.getKey(), each.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static String row(EntityKind kind, String name, PropertyType type) {
        String star = kind.required().contains(name) ? "*" : "";
        return "| " + name + star + " | " + words(type) + " |";
    }

    private static String words(PropertyType type) {
        return switch (type) {
            case PropertyType.Line(int max) -> "string of at most " + max;
            case PropertyType.SharedText(int max) -> "shared text of at most " + max;
            case PropertyType.Range(double low, double high) ->
                    high == Double.MAX_VALUE ? "number" : "number from " + low + " to " + high;
            case PropertyType.Flag _ -> "true or false";
            case PropertyType.OneOf(var words) ->
                    "one of " + String.join(", ", new TreeSet<>(words));
            case PropertyType.Reference _ -> "id of an entity";
            case PropertyType.User _ -> "id of a user";
            case PropertyType.Matching(var _, String inWords) -> inWords;
            case PropertyType.Numbers(int length) -> "list of " + length + " numbers";
            case PropertyType.Structure(int max) -> "list or object of size " + max + " at most";
        };
    }
}
