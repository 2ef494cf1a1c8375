package org.orrery.net.replica;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.orrery.model.document.ClientMark;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Reducer;
import org.orrery.model.role.Role;
import org.orrery.model.value.Value;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;

/// A log, a reducer, and a connection per client: just enough of a relay.
public final class TinyRelay {

    private final Reducer reducer = Reducer.checking();
    private final List<Entry> log = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<ClientId, Connected> connected = new LinkedHashMap<>();
    public Document document = Document.EMPTY;
    public long timeMillis = 1_000_000;

    /// Entries that a resuming client is given; of more, it gets the document.
    int tailLimit = Integer.MAX_VALUE;

    private record Connected(UserId user, Consumer<ServerMessage> outbox) {}

    public TinyRelay(UserId... members) {
        int slot = 0;
        for (UserId member : members) {
            addMember(member, Role.ADMIN, slot++);
        }
    }

    public EntityId addMember(UserId member, Role role, int slot) {
        EntityId id = new EntityId(new UUID(77, slot));
        Map<String, Value> properties =
                Map.of(
                        "user_id", Value.of(member.value()),
                        "username", Value.of(member.value()),
                        "role", Value.of(role.wireName()),
                        "slot", Value.of(slot),
                        "connected", Value.of(true),
                        "color", Value.of("#4CAF50"));
        commit(Author.RELAY, 0, new Operation.Create(id, "member", properties));
        return id;
    }

    public void commit(Author author, long clientSequence, Operation operation) {
        append(author, clientSequence, new Batch("", document.sequence(), List.of(operation)));
    }

    public void receive(
            ClientId client, UserId user, ClientMessage message, Consumer<ServerMessage> to) {
        switch (message) {
            case ClientMessage.Hello hello -> greet(hello, user, to);
            case ClientMessage.Submit(long clientSequence, Batch batch) -> {
                if (connected.containsKey(client)) {
                    append(new Author(user, client), clientSequence, batch);
                }
            }
            case ClientMessage.Ping(long sentNanos) ->
                    to.accept(new ServerMessage.Ponged(sentNanos, document.sequence()));
            case ClientMessage.UpdatePresence _,
                    ClientMessage.SendSignal _,
                    ClientMessage.AgentAction _ -> {}
        }
    }

    public void disconnect(ClientId client) {
        connected.remove(client);
    }

    public ServerMessage.Checkpointed checkpoint() {
        return new ServerMessage.Checkpointed(document.sequence(), document.stateHash());
    }

    private void greet(ClientMessage.Hello hello, UserId user, Consumer<ServerMessage> to) {
        long last = hello.lastSequence();
        boolean whole = last == 0 || document.sequence() - last > tailLimit;
        long settled = document.mark(hello.clientId()).map(ClientMark::clientSequence).orElse(0L);
        to.accept(
                new ServerMessage.Welcomed(
                        1,
                        user,
                        0,
                        document.sequence(),
                        settled,
                        whole ? document : null,
                        timeMillis,
                        33));
        if (!whole) {
            for (int i = (int) last; i < log.size(); i++) {
                Entry entry = log.get(i);
                to.accept(
                        outcomes.get(i) instanceof Outcome.Applied
                                ? new ServerMessage.Committed(entry)
                                : skipped(entry));
            }
        }
        connected.put(hello.clientId(), new Connected(user, to));
    }

    private static ServerMessage.Skipped skipped(Entry entry) {
        return new ServerMessage.Skipped(
                entry.sequence(), entry.author().client(), entry.clientSequence());
    }

    private void append(Author author, long clientSequence, Batch batch) {
        Entry entry =
                new Entry(document.sequence() + 1, ++timeMillis, author, clientSequence, batch);
        Outcome outcome = reducer.reduce(document, entry);
        log.add(entry);
        outcomes.add(outcome);
        document = outcome.document();
        connected.forEach((client, each) ->
                each.outbox().accept(told(client.equals(author.client()), entry, outcome)));
    }

    private static ServerMessage told(boolean own, Entry entry, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied _ ->
                    own
                            ? new ServerMessage.Acknowledged(
                                    entry.clientSequence(), entry.sequence(), entry.timeMillis())
                            : new ServerMessage.Committed(entry);
            case Outcome.Refused refused ->
                    own
                            ? new ServerMessage.Refused(
                                    entry.clientSequence(), entry.sequence(), refused.refusal())
                            : skipped(entry);
            case Outcome.Duplicate _ -> skipped(entry);
        };
    }
}
