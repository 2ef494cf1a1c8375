package org.orrery.bench.sim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Permissions;
import org.orrery.model.value.Value;

/// Reads the permission table by itself and compares what was applied with it.
final class PermissionJudge {

    private static final Map<String, String> TABLE = table();

    /// Owners, and kinds, of what an entry makes and then changes.
    private final Map<EntityId, String> kinds = new HashMap<>();

    private final Map<EntityId, UserId> owners = new HashMap<>();
    private @Nullable String role;

    /// Whether nobody but admins may do more than talk.
    private boolean heldStill;

    /// An entry that was applied to `before`.
    void judge(Document before, Entry entry) {
        if (entry.author().isRelay()) {
            return;
        }
        UserId user = entry.author().user();
        kinds.clear();
        owners.clear();
        role = roleOf(before, user);
        heldStill = isPaused(before);
        for (Operation operation : entry.batch().operations()) {
            judge(before, user, operation, entry);
        }
    }

    private void judge(Document before, UserId user, Operation operation, Entry entry) {
        EntityId id = operation.id();
        switch (operation) {
            case Operation.Create create -> {
                var tombstone = before.tombstone(id);
                UserId owner =
                        owners.getOrDefault(id, tombstone == null ? user : tombstone.owner());
                kinds.put(id, create.kind());
                owners.put(id, owner);
                require(create.kind(), "create", owner.equals(user), entry);
                if (!owner.equals(user)) {
                    require(create.kind(), "update", false, entry);
                }
            }
            case Operation.Update update -> {
                changes(before, user, id, update.properties().keySet(), entry);
                Value newRole = update.properties().get("role");
                if (newRole != null && isOwn(before, user, id)) {
                    role = Value.text(newRole, "");
                }
            }
            case Operation.EditText edit ->
                    changes(before, user, id, Set.of(edit.property()), entry);
            case Operation.AcquireLease _ -> changes(before, user, id, Set.of(""), entry);
            case Operation.Delete _ ->
                    require(kind(before, id), "delete", isOwn(before, user, id), entry);
            case Operation.ReleaseLease _ ->
                    Violation.unless(role != null, "a stranger gave back a lease: " + entry);
        }
    }

    private void changes(
            Document before, UserId user, EntityId id, Set<String> properties, Entry entry) {
        String kind = kind(before, id);
        for (String property : properties) {
            String subject = kind + "." + property;
            boolean special = TABLE.containsKey(subject + " update " + role);
            require(special ? subject : kind, "update", isOwn(before, user, id), entry);
        }
    }

    private void require(String subject, String action, boolean own, Entry entry) {
        String reach = TABLE.getOrDefault(subject + " " + action + " " + role, "no");
        Violation.unless(
                reach.equals("any") || (reach.equals("own") && own),
                "the role " + role + " may not " + action + " " + subject + ": " + entry);
        boolean talk = subject.startsWith("chat") || (own && subject.startsWith("member"));
        Violation.unless(
                !heldStill || talk || "admin".equals(role),
                "while it is paused, the role " + role + " changed " + subject + ": " + entry);
    }

    private static boolean isPaused(Document document) {
        return document.ofKind("session").stream()
                .anyMatch(session -> session.text("state", "live").equals("paused"));
    }

    private String kind(Document before, EntityId id) {
        Entity entity = before.entity(id);
        return kinds.getOrDefault(id, entity == null ? "" : entity.kind());
    }

    private boolean isOwn(Document before, UserId user, EntityId id) {
        Entity entity = before.entity(id);
        return user.equals(owners.getOrDefault(id, entity == null ? null : entity.owner()));
    }

    private static @Nullable String roleOf(Document document, UserId user) {
        return document.ofKind("member").stream()
                .filter(member -> member.owner().equals(user))
                .filter(member -> member.text("access", "admitted").equals("admitted"))
                .map(member -> member.text("role", ""))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> table() {
        var resource =
                Objects.requireNonNull(Permissions.class.getResourceAsStream("permissions.csv"));
        try (var reader =
                new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            List<String[]> rows =
                    reader.lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> line.split(",", -1))
                            .toList();
            Map<String, String> table = new HashMap<>();
            for (String[] row : rows) {
                for (int i = 2; i < row.length; i++) {
                    table.put(row[0] + " " + row[1] + " " + rows.getFirst()[i], row[i]);
                }
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
