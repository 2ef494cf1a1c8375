package org.orrery.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Property;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Reducer;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// A session in miniature: appends entries to a log and reduces them, and knows a few entities by short names.
public final class Session {

    public static final String SHA = "0".repeat(64);

    public long timeMillis = 1_000;
    private Document document = Document.EMPTY;
    private final Reducer reducer = Reducer.checking();
    private final List<Entry> log = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<ClientId, Long> sent = new HashMap<>();

    /// A member of `role` who joins now.
    public Author join(String user, Role role) {
        relay(new Operation.Create(member(user), Kinds.MEMBER, memberProperties(user, role)));
        return author(user, 0);
    }

    public static Author author(String user, int client) {
        return new Author(
                new UserId(user), new ClientId(new UUID(7, user.hashCode() * 31L + client)));
    }

    public static EntityId id(String name) {
        return new EntityId(new UUID(1, name.hashCode()));
    }

    public static EntityId member(String user) {
        return id("member " + user);
    }

    public static Map<String, Value> memberProperties(String user, Role role) {
        return Map.of(
                "user_id", Value.of(user),
                "username", Value.of(user),
                "role", Value.of(role.wireName()),
                "slot", Value.of(1),
                "connected", Value.of(true),
                "color", Value.of("#4CAF50"));
    }

    public static Operation.Create annotation(String name, String body) {
        return new Operation.Create(
                id(name),
                Kinds.ANNOTATION,
                Map.of("body", Value.of(body), "position", Value.ofNumbers(1, 2, 3)));
    }

    public static Operation.Create chat(String name, String body) {
        return new Operation.Create(id(name), Kinds.CHAT, Map.of("body", Value.of(body)));
    }

    public static Operation.Create view(String name) {
        return new Operation.Create(
                id(name), Kinds.VIEW, Map.of("visualization_type", Value.of("scatter_3d")));
    }

    public static Operation.Update set(String name, String property, Value value) {
        return new Operation.Update(id(name), property, value);
    }

    public static Operation.EditText edit(String name, TextDelta delta) {
        return new Operation.EditText(id(name), "body", delta);
    }

    public static Operation.Delete delete(String name) {
        return new Operation.Delete(id(name));
    }

    public Outcome relay(Operation... operations) {
        return reduce(Author.RELAY, 0, document.sequence(), operations);
    }

    public Outcome commit(Author author, Operation... operations) {
        return commitBasedOn(document.sequence(), author, operations);
    }

    public Outcome commitBasedOn(long base, Author author, Operation... operations) {
        return reduce(author, sent.merge(author.client(), 1L, Long::sum), base, operations);
    }

    /// Commits and expects it to be applied.
    public Outcome.Applied applied(Author author, Operation... operations) {
        Outcome outcome = commit(author, operations);
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        return (Outcome.Applied) outcome;
    }

    /// Commits and expects a refusal.
    public Refusal.Code refused(Author author, Operation... operations) {
        Outcome outcome = commit(author, operations);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).refusal().code();
    }

    public Outcome reduce(Author author, long clientSequence, long base, Operation... operations) {
        return reduce(
                new Entry(
                        document.sequence() + 1,
                        timeMillis,
                        author,
                        clientSequence,
                        new Batch("step", base, List.of(operations))));
    }

    public Outcome reduce(Entry entry) {
        Outcome outcome = reducer.reduce(document, entry);
        document = outcome.document();
        log.add(entry);
        outcomes.add(outcome);
        return outcome;
    }

    /// Places an entity in the document, whatever anybody may.
    public void put(String name, String kind, String owner, Map<String, Value> values) {
        UserId user = new UserId(owner);
        PMap<String, Property> properties = HashTreePMap.empty();
        for (var value : values.entrySet()) {
            properties =
                    properties.plus(value.getKey(), new Property(value.getValue(), 1, user, null));
        }
        document = document.with(Entity.of(id(name), kind, user, 1, 1, properties));
    }

    public Document document() {
        return document;
    }

    public List<Entry> log() {
        return log;
    }

    public List<Outcome> outcomes() {
        return outcomes;
    }

    public @Nullable Entity find(String name) {
        return document.entity(id(name));
    }

    public Entity entity(String name) {
        Entity entity = find(name);
        if (entity == null) {
            throw new AssertionError("there is no " + name);
        }
        return entity;
    }

    public String body(String name) {
        return entity(name).text("body", "");
    }
}
