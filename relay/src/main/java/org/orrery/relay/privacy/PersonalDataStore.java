package org.orrery.relay.privacy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.protocol.codec.Mappers;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.audit.FileAdminAudit;
import org.orrery.relay.history.SessionHistory;
import org.orrery.relay.key.KeyRing;
import org.orrery.relay.log.LogException;
import org.orrery.relay.session.LiveRoom;
import org.orrery.relay.session.Rooms;
import org.orrery.relay.session.SessionRecord;

/// Export and erasure over all sessions of a relay. Safe on any thread.
public final class PersonalDataStore implements PersonalData {

    private static final String ERASED = "person.erased";
    private static final String KEYS = "keys";

    private final Rooms rooms;
    private final SessionHistory history;
    private final KeyRing keys;
    private final AdminAudit audit;
    private final Executor blocking;

    public PersonalDataStore(
            Rooms rooms,
            SessionHistory history,
            KeyRing keys,
            AdminAudit audit,
            Executor blocking) {
        this.rooms = rooms;
        this.history = history;
        this.keys = keys;
        this.audit = audit;
        this.blocking = blocking;
    }

    /// The keys that erasures have destroyed, so that they stay destroyed when an old copy of the keys is restored.
    public static List<UUID> destroyed(FileAdminAudit audit) {
        List<UUID> ids = new ArrayList<>();
        for (AdminAudit.Event event : audit.all(ERASED)) {
            for (String id : event.act().detail().getOrDefault(KEYS, "").split(" ", -1)) {
                if (!id.isEmpty()) {
                    ids.add(UUID.fromString(id));
                }
            }
        }
        return ids;
    }

    @Override
    public CompletionStage<ObjectNode> export(UserId person, Predicate<SessionRecord> sessions) {
        return CompletableFuture.supplyAsync(() -> exported(person, sessions), blocking);
    }

    @Override
    public CompletionStage<Set<TenantId>> tenants(UserId person) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Set<TenantId> tenants = new HashSet<>();
                    for (SessionRecord session : rooms.all()) {
                        if (!tenants.contains(session.tenant()) && isIn(session, person)) {
                            tenants.add(session.tenant());
                        }
                    }
                    return tenants;
                },
                blocking);
    }

    /// Of a session that cannot be read it is assumed.
    private boolean isIn(SessionRecord session, UserId person) {
        try {
            return !theirs(session.sessionId(), person).isEmpty();
        } catch (LogException unreadable) {
            return true;
        }
    }

    private ObjectNode exported(UserId person, Predicate<SessionRecord> wanted) {
        ObjectMapper json = Mappers.json();
        ObjectNode all = json.createObjectNode();
        all.put("user_id", person.value()).put("exported_at", Instant.now().toString());
        ArrayNode sessions = all.putArray("sessions");
        for (SessionRecord session : rooms.all()) {
            if (!wanted.test(session)) {
                continue;
            }
            ObjectNode one = json.createObjectNode();
            one.put("session_id", session.sessionId().toString());
            one.put("created_at", session.createdAt());
            try {
                ArrayNode entries = one.putArray("entries");
                for (Entry entry : theirs(session.sessionId(), person)) {
                    entries.add(json.valueToTree(entry));
                }
                if (!entries.isEmpty()) {
                    sessions.add(one);
                }
            } catch (LogException unreadable) {
                one.put("unreadable", true);
                sessions.add(one);
            }
        }
        return all;
    }

    /// What the person wrote, and what the relay wrote of them.
    private List<Entry> theirs(SessionId session, UserId person) {
        List<Entry> theirs = new ArrayList<>();
        Set<EntityId> membership = new HashSet<>();
        history.read(
                session,
                entry -> {
                    if (isOf(entry, person, membership)) {
                        theirs.add(entry);
                    }
                });
        return theirs;
    }

    private static boolean isOf(Entry entry, UserId person, Set<EntityId> membership) {
        for (Operation operation : entry.batch().operations()) {
            if (operation instanceof Operation.Create create
                    && create.properties().get("user_id")
                            instanceof org.orrery.model.value.Value.Str(String user)
                    && user.equals(person.value())) {
                membership.add(create.id());
            }
        }
        return entry.author().user().equals(person)
                || (entry.author().isRelay()
                        && entry.batch().operations().stream()
                                .anyMatch(each -> membership.contains(each.id())));
    }

    /// The keys go first: whatever fails after that, nothing can be read any more.
    @Override
    public CompletionStage<Erasure> erase(UserId person, TenantId tenant, String actor) {
        return CompletableFuture.supplyAsync(() -> erased(person, tenant, actor), blocking);
    }

    private Erasure erased(UserId person, TenantId tenant, String actor) {
        Set<SessionId> sessions = new HashSet<>();
        for (SessionRecord session : rooms.all()) {
            try {
                if (!theirs(session.sessionId(), person).isEmpty()) {
                    removeMember(session, person);
                    sessions.add(session.sessionId());
                }
            } catch (CompletionException | LogException unreadable) {
                sessions.add(session.sessionId());
            }
        }
        int failed = 0;
        List<String> destroyed = new ArrayList<>();
        try {
            keys.destroyPerson(person.value()).ifPresent(id -> destroyed.add(id.toString()));
            for (SessionId session : sessions) {
                rooms.putAway(session).toCompletableFuture().join();
                keys.destroySession(session.value()).ifPresent(id -> destroyed.add(id.toString()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Map<String, String> detail = new TreeMap<>();
        detail.put(KEYS, String.join(" ", destroyed));
        detail.put("sessions", String.valueOf(sessions.size()));
        audit.record(new AdminAudit.Act(tenant.value(), actor, ERASED, person.value(), detail))
                .toCompletableFuture()
                .join();
        for (SessionId session : sessions) {
            failed += reload(session) ? 0 : 1;
        }
        return new Erasure(person, sessions.size(), failed);
    }

    private boolean reload(SessionId session) {
        try {
            rooms.reload(session).toCompletableFuture().join();
            return true;
        } catch (CompletionException unreadable) {
            return false;
        }
    }

    /// The entry that this writes also makes every client that comes back ask for the whole document.
    private void removeMember(SessionRecord session, UserId person) {
        LiveRoom room = rooms.room(session).toCompletableFuture().join();
        room.ask(
                        present -> {
                            Document document = present.document();
                            Optional<Entity> member = Members.of(document, person);
                            return member.map(entity ->
                                            present.write(
                                                    "Erase member",
                                                    List.of(new Operation.Delete(entity.id()))))
                                    .orElseGet(() ->
                                            CompletableFuture.completedFuture(Optional.empty()));
                        })
                .thenCompose(stage -> stage)
                .toCompletableFuture()
                .join();
    }
}
