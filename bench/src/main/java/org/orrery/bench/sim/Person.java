package org.orrery.bench.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Lease;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.IdSource;
import org.orrery.model.operation.Operation;
import org.orrery.model.order.FractionalIndex;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;

/// Decides what a member does next, in view of what they see. Much of it is about the same few things, so that people get
/// into each other's way.
final class Person {

    private static final String[] LETTERS = {"a", "b", "c", "d", "e", " ", "\ud83d\ude00"};

    private final SimulatedClient client;
    private final Random random;
    private final IdSource ids;
    private final double texts;

    Person(SimulatedClient client, Random random, IdSource ids, double texts) {
        this.client = client;
        this.random = random;
        this.ids = ids;
        this.texts = texts;
    }

    void act() {
        if (random.nextDouble() < texts) {
            write();
            return;
        }
        int dice = random.nextInt(100);
        if (dice < 12) {
            client.undo();
        } else if (dice < 20) {
            client.redo();
        } else {
            List<Operation> operations = new ArrayList<>();
            for (int n = random.nextInt(8) == 0 ? 3 : 1; n > 0; n--) {
                operations.add(something());
            }
            client.submit(operations);
        }
    }

    private Document seen() {
        return client.replica().shown();
    }

    private void write() {
        Entity annotation = one(Kinds.ANNOTATION, 2);
        if (annotation == null) {
            if (texts < 1) {
                client.submit(List.of(annotation()));
            }
        } else if (random.nextInt(12) == 0) {
            client.undo();
        } else if (random.nextInt(8) == 0) {
            client.submit(
                    List.of(
                            edit(annotation),
                            new Operation.Update(
                                    annotation.id(), "resolved", Value.of(random.nextBoolean()))));
        } else {
            client.submit(List.of(edit(annotation)));
        }
    }

    private Operation something() {
        Entity entity = any();
        return switch (random.nextInt(16)) {
            case 0, 1 -> annotation();
            case 2 -> chat();
            case 3 -> view();
            case 4 -> bookmark();
            case 5, 6, 7, 8 -> entity == null ? chat() : update(entity, 0);
            case 9 -> entity == null ? view() : new Operation.Delete(entity.id());
            case 10, 11 -> entity == null ? annotation() : acquire(entity);
            case 12, 13 -> entity == null ? annotation() : underLease(entity);
            case 14 -> role();
            default -> comment();
        };
    }

    /// Mostly one of the first few of its kind.
    private @Nullable Entity one(String kind, int few) {
        List<Entity> all = seen().ofKind(kind);
        return all.isEmpty()
                ? null
                : all.get(
                        random.nextInt(
                                random.nextInt(5) == 0 ? all.size() : Math.min(few, all.size())));
    }

    private @Nullable Entity any() {
        return switch (random.nextInt(6)) {
            case 0 -> one(Kinds.CHAT, 4);
            case 1 -> one(Kinds.VIEW, 2);
            case 2 -> one(Kinds.BOOKMARK, 2);
            case 3 -> one(Kinds.COMMENT, 3);
            default -> one(Kinds.ANNOTATION, 3);
        };
    }

    private Operation annotation() {
        return new Operation.Create(
                ids.nextEntity(),
                Kinds.ANNOTATION,
                Map.of("body", Value.of(words(6)), "position", Value.ofNumbers(1, 2, 3)));
    }

    private Operation chat() {
        return new Operation.Create(
                ids.nextEntity(), Kinds.CHAT, Map.of("body", Value.of(words(9))));
    }

    private Operation comment() {
        Entity annotation = one(Kinds.ANNOTATION, 3);
        EntityId about = annotation == null ? ids.nextEntity() : annotation.id();
        return new Operation.Create(
                ids.nextEntity(),
                Kinds.COMMENT,
                Map.of("annotation", Value.of(about.toString()), "body", Value.of(words(5))));
    }

    private Operation view() {
        return new Operation.Create(
                ids.nextEntity(), Kinds.VIEW, Map.of("visualization_type", Value.of("bar_3d")));
    }

    private Operation bookmark() {
        String last =
                seen().ofKind(Kinds.BOOKMARK).stream()
                        .map(each -> each.text("order", ""))
                        .max(String::compareTo)
                        .orElse(null);
        return new Operation.Create(
                ids.nextEntity(),
                Kinds.BOOKMARK,
                Map.of(
                        "name", Value.of(words(3)),
                        "order", Value.of(FractionalIndex.between(last, null)),
                        "camera_position", Value.ofNumbers(1, 2, 3),
                        "camera_target", Value.ofNumbers(0, 0, 0)));
    }

    private Operation update(Entity entity, long fence) {
        Map<String, Value> some =
                switch (entity.kind()) {
                    case Kinds.ANNOTATION ->
                            random.nextBoolean()
                                    ? Map.of("resolved", Value.of(random.nextBoolean()))
                                    : Map.of("position", Value.ofNumbers(random.nextInt(9), 0, 0));
                    case Kinds.VIEW ->
                            Map.of(
                                    random.nextBoolean() ? "x" : "y",
                                    random.nextInt(4) == 0 ? Value.Nil.NIL : Value.of(words(1)));
                    case Kinds.BOOKMARK -> Map.of("name", Value.of(words(3)));
                    case Kinds.CHAT -> Map.of("body", Value.of(words(5)), "edited", Value.of(true));
                    default -> Map.of("annotation", Value.of(ids.nextEntity().toString()));
                };
        return new Operation.Update(entity.id(), some, fence);
    }

    private Operation.EditText edit(Entity entity) {
        String text = entity.text("body", "");
        // People mostly write on at the end, all at the same place.
        int from = random.nextInt(3) == 0 ? text.length() : codePoint(text, 0);
        return random.nextInt(3) == 0 && from < text.length()
                ? editing(entity, TextDelta.delete(from, codePoint(text, from) - from))
                : editing(entity, TextDelta.insert(from, words(2) + "x"));
    }

    private static Operation.EditText editing(Entity entity, TextDelta delta) {
        return new Operation.EditText(entity.id(), "body", delta);
    }

    private int codePoint(String text, int from) {
        int rest = text.codePointCount(from, text.length());
        return text.offsetByCodePoints(from, random.nextInt(rest + 1));
    }

    private Operation acquire(Entity entity) {
        return new Operation.AcquireLease(entity.id(), 200 + random.nextInt(3_000));
    }

    /// Uses or gives back a lease that somebody holds, perhaps oneself.
    private Operation underLease(Entity entity) {
        Lease lease = seen().lease(entity.id());
        if (lease == null) {
            return acquire(entity);
        }
        return random.nextInt(3) == 0
                ? new Operation.ReleaseLease(entity.id(), lease.fence())
                : update(entity, lease.fence());
    }

    private Operation role() {
        List<Entity> members = seen().ofKind(Kinds.MEMBER);
        Entity member = members.isEmpty() ? null : members.get(random.nextInt(members.size()));
        Role[] roles = Role.values();
        if (member == null || member.text("role", "").equals(Role.ADMIN.wireName())) {
            return view();
        }
        Role role = roles[random.nextInt(roles.length)];
        return new Operation.Update(
                member.id(),
                "role",
                Value.of((role == Role.ADMIN ? Role.COLLABORATOR : role).wireName()));
    }

    private String words(int atMost) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(atMost + 1); n > 0; n--) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }
}
