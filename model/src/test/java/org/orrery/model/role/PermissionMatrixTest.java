package org.orrery.model.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orrery.model.Session.id;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.orrery.model.Session;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Permissions.Reach;
import org.orrery.model.schema.EntityKind;
import org.orrery.model.schema.Kinds;
import org.orrery.model.schema.PropertyType;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;

/// Asks the reducer for every role, action, kind and property, on one's own and on another's entity, and compares the
/// answer with the table as it stands in the file.
class PermissionMatrixTest {

    private static final Map<String, Reach> TABLE = table();

    @TestFactory
    @Tag("PM2")
    @Tag("PM3")
    @Tag("PM4")
    Stream<DynamicTest> theReducerAnswersAsTheTableSays() {
        return Arrays.stream(Role.values())
                .flatMap(role ->
                        Kinds.SCHEMA.kinds().stream()
                                .map(kind ->
                                        DynamicTest.dynamicTest(
                                                role.wireName() + " and " + kind.name(),
                                                () -> asTheTableSays(role, kind))));
    }

    private static void asTheTableSays(Role role, EntityKind kind) {
        for (boolean own : new boolean[] {true, false}) {
            assertAllowed(role, kind, own, "delete", new Operation.Delete(id("it")));
            if (!kind.name().equals(Kinds.MEMBER) && !kind.name().equals(Kinds.SESSION)) {
                assertAllowed(role, kind, own, "update", new Operation.AcquireLease(id("it"), 1));
            }
            kind.properties()
                    .forEach((name, type) ->
                            assertAllowed(
                                    role,
                                    kind,
                                    own,
                                    "update " + name,
                                    type instanceof PropertyType.SharedText
                                            ? new Operation.EditText(
                                                    id("it"), name, TextDelta.insert(0, "x"))
                                            : new Operation.Update(id("it"), name, example(type))));
        }
        Session session = new Session();
        Author me = session.join("me", role);
        boolean allowed = reach(role, kind.name(), "create") == Reach.ANY;
        assertAnswer(session.commit(me, creation(kind, role)), allowed, role + " create " + kind);
    }

    private static void assertAllowed(
            Role role, EntityKind kind, boolean own, String action, Operation operation) {
        Session session = new Session();
        Author me = session.join("me", role);
        session.put("it", kind.name(), own ? "me" : "other", creation(kind, role).properties());
        Reach reach = reach(role, kind.name(), action);
        boolean allowed = reach == Reach.ANY || (reach == Reach.OWN && own);
        assertAnswer(
                session.commit(me, operation),
                allowed,
                role + " " + action + " " + kind.name() + (own ? " own" : " other"));
    }

    private static void assertAnswer(Outcome outcome, boolean allowed, String what) {
        if (allowed) {
            assertThat(outcome).as(what).isInstanceOf(Outcome.Applied.class);
        } else {
            assertThat(outcome)
                    .as(what)
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused ->
                                    assertThat(refused.refusal().code())
                                            .isEqualTo(Refusal.Code.FORBIDDEN));
        }
    }

    private static Operation.Create creation(EntityKind kind, Role role) {
        Map<String, Value> properties = new HashMap<>();
        for (String needed : kind.required()) {
            properties.put(needed, example(Objects.requireNonNull(kind.properties().get(needed))));
        }
        properties.computeIfPresent("role", (_, _) -> Value.of(role.wireName()));
        return new Operation.Create(id("it"), kind.name(), properties);
    }

    private static Reach reach(Role role, String kind, String action) {
        String[] words = action.split(" ", -1);
        String cell = " " + words[0] + " " + role.wireName();
        Reach ofKind = TABLE.getOrDefault(kind + cell, Reach.NO);
        return words.length == 1
                ? ofKind
                : TABLE.getOrDefault(kind + "." + words[1] + cell, ofKind);
    }

    private static Map<String, Reach> table() {
        List<String[]> rows = PermissionTableTest.rows();
        Map<String, Reach> table = new HashMap<>();
        for (String[] row : rows.subList(1, rows.size())) {
            for (int i = 2; i < row.length; i++) {
                table.put(
                        row[0] + " " + row[1] + " " + rows.getFirst()[i],
                        Reach.valueOf(row[i].toUpperCase(java.util.Locale.ROOT)));
            }
        }
        return table;
    }

    private static Value example(PropertyType type) {
        return switch (type) {
            case PropertyType.Line _, PropertyType.SharedText _ -> Value.of("x");
            case PropertyType.Range(double low, double high) -> Value.of(Math.clamp(1, low, high));
            case PropertyType.Flag _ -> Value.of(true);
            case PropertyType.OneOf(var words) ->
                    Value.of(words.stream().sorted().toList().getFirst());
            case PropertyType.Reference _ -> Value.of(new UUID(1, 1).toString());
            case PropertyType.User _ -> Value.of("me");
            case PropertyType.Matching matching ->
                    Stream.of("#4CAF50", Session.SHA, "V", "2027-03-01T09:00:00Z")
                            .map(Value::of)
                            .filter(value -> matching.problem(value).isEmpty())
                            .findFirst()
                            .orElseThrow();
            case PropertyType.Numbers(int length) -> Value.ofNumbers(new double[length]);
            case PropertyType.Structure _ -> Value.ofStrings(List.of("x"));
        };
    }
}
