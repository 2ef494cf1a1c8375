package org.orrery.relay.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.IdSource;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.value.Value;
import org.orrery.relay.room.WriteOutcome;
import org.orrery.relay.session.Rooms;

/// Reads what members have put into a session, and writes it in their name: through the same room, roles and log as what
/// comes over a WebSocket.
final class Content {

    private final Rooms rooms;
    private final IdSource ids = IdSource.system();

    Content(Rooms rooms) {
        this.rooms = rooms;
    }

    /// The document as it is now.
    void read(Call call, Consumer<Document> reader) {
        rooms.room(call.session())
                .thenCompose(room -> room.ask(present -> present.document()))
                .whenComplete(call.then(reader));
    }

    /// The entity of that kind whose id stands in the path under the kind's name; else 404.
    void find(Call call, String kind, BiConsumer<Document, Entity> reader) {
        Optional<EntityId> id = id(call, kind);
        if (id.isEmpty()) {
            call.problem(missing(kind));
            return;
        }
        read(
                call,
                document -> {
                    Entity entity = document.entity(id.get());
                    if (entity == null || !entity.kind().equals(kind)) {
                        call.problem(missing(kind));
                    } else {
                        reader.accept(document, entity);
                    }
                });
    }

    private static org.orrery.protocol.rest.Problem missing(String kind) {
        return Problems.notFound("the session has no such " + kind);
    }

    private static Optional<EntityId> id(Call call, String name) {
        try {
            return Optional.ofNullable(call.context().pathParam(name)).map(EntityId::parse);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /// Makes an entity of the caller's and shows it; a repetition of an interrupted request shows what is there.
    void create(
            Call call,
            String label,
            String kind,
            Function<Document, Map<String, Value>> properties,
            BiConsumer<Document, Entity> done) {
        EntityId id = call.reserved().map(EntityId::new).orElseGet(ids::nextEntity);
        write(
                call,
                label,
                document -> List.of(new Operation.Create(id, kind, properties.apply(document))),
                outcome -> {
                    if (outcome instanceof WriteOutcome.Refused(Refusal refusal)
                            && refusal.code() == Refusal.Code.EXISTS
                            && call.reserved().isPresent()) {
                        find(call, kind, id, done);
                    } else {
                        answer(
                                call,
                                outcome,
                                document -> {
                                    Entity made = document.entity(id);
                                    if (made == null) {
                                        call.problem(missing(kind));
                                    } else {
                                        done.accept(document, made);
                                    }
                                });
                    }
                });
    }

    private void find(Call call, String kind, EntityId id, BiConsumer<Document, Entity> done) {
        read(
                call,
                document -> {
                    Entity entity = document.entity(id);
                    if (entity == null) {
                        call.problem(missing(kind));
                    } else {
                        done.accept(document, entity);
                    }
                });
    }

    /// Changes the document in the caller's name.
    void change(
            Call call,
            String label,
            Function<Document, List<Operation>> plan,
            Consumer<Document> done) {
        write(call, label, plan, outcome -> answer(call, outcome, done));
    }

    private void write(
            Call call,
            String label,
            Function<Document, List<Operation>> plan,
            Consumer<WriteOutcome> then) {
        UserId user = call.caller().user().orElseThrow();
        rooms.room(call.session())
                .thenCompose(room -> room.ask(present -> present.write(user, label, plan)))
                .thenCompose(stage -> stage)
                .whenComplete(call.then(then));
    }

    private static void answer(Call call, WriteOutcome outcome, Consumer<Document> done) {
        switch (outcome) {
            case WriteOutcome.Written(long _, Document document) -> done.accept(document);
            case WriteOutcome.Refused(Refusal refusal) -> call.problem(Problems.refused(refusal));
            case WriteOutcome.Overloaded _ -> call.problem(Problems.rateLimited());
            case WriteOutcome.Unavailable _ ->
                    call.problem(Problems.unavailable("the session takes no changes now"));
        }
    }

    /// Properties from what a request says; absent ones are left out. Says 422 when a text is not well-formed.
    static final class Properties {
        private final Map<String, Value> values = new TreeMap<>();

        Properties text(String name, @Nullable String value) {
            return value(name, value == null ? null : Value.of(value));
        }

        Properties numbers(String name, @Nullable List<Double> numbers) {
            return value(
                    name,
                    numbers == null
                            ? null
                            : Value.ofNumbers(
                                    numbers.stream()
                                            .mapToDouble(each -> each == null ? Double.NaN : each)
                                            .toArray()));
        }

        Properties value(String name, @Nullable Value value) {
            if (value != null) {
                values.put(name, value);
            }
            return this;
        }

        Map<String, Value> map() {
            return Map.copyOf(values);
        }
    }

    static List<Double> numbers(Entity entity, String name) {
        List<Double> numbers = new ArrayList<>();
        for (double each : Value.numbers(entity.get(name))) {
            numbers.add(each);
        }
        return numbers;
    }

    static @Nullable String text(Entity entity, String name) {
        return entity.get(name) instanceof Value.Str(String text) ? text : null;
    }

    static String time(Entity entity) {
        return Instant.ofEpochMilli(entity.createdMillis()).toString();
    }
}
