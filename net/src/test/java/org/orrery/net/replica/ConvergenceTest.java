package org.orrery.net.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.orrery.protocol.message.ServerMessage;

/// Clients that do and undo all kinds of things over bad connections end with the relay's document. The seed is the bug
/// report.
class ConvergenceTest {

    private static final int SEEDS = 300;
    private static final int STEPS = 250;

    @Test
    @Tag("WR1")
    void allClientsEndWithTheDocumentOfTheRelay() {
        for (int seed = 0; seed < SEEDS; seed++) {
            new Run(seed).go();
        }
    }

    private static final class Run {
        final long seed;
        final Random random;
        final TinyRelay relay;
        final List<TinyClient> clients = new ArrayList<>();
        int nextId;
        int restarts;
        final boolean leases;

        Run(long seed) {
            this.seed = seed;
            random = new Random(seed);
            UserId[] users = {new UserId("ada"), new UserId("bo"), new UserId("cy")};
            relay = new TinyRelay(users);
            leases = random.nextBoolean();
            if (random.nextInt(3) == 0) {
                relay.tailLimit = 5 + random.nextInt(20);
            }
            for (int i = 0; i < users.length; i++) {
                clients.add(new TinyClient(relay, users[i], new ClientId(new UUID(9, i))));
            }
        }

        void go() {
            clients.forEach(TinyClient::settle);
            for (int step = 0; step < STEPS; step++) {
                step(clients.get(random.nextInt(clients.size())));
            }
            for (int i = 0; i < 4; i++) {
                clients.forEach(TinyClient::settle);
            }
            for (TinyClient client : clients) {
                assertThat(client.replica.pending()).as("seed %d", seed).isZero();
                assertThat(client.replica.divergences()).as("seed %d", seed).isZero();
                assertThat(client.replica.confirmed().stateHash())
                        .as("seed %d", seed)
                        .isEqualTo(relay.document.stateHash());
                assertThat(client.replica.shown().stateHash())
                        .as("seed %d", seed)
                        .isEqualTo(relay.document.stateHash());
            }
        }

        private void step(TinyClient client) {
            switch (random.nextInt(24)) {
                case 0 -> client.connect();
                case 1 -> {
                    if (random.nextInt(3) == 0) {
                        client.disconnect();
                    }
                }
                case 2 -> {
                    if (random.nextInt(6) == 0) {
                        restarts++;
                        client.restart();
                    }
                }
                case 3 -> client.replica.undo(relay.timeMillis);
                case 4 -> client.replica.redo(relay.timeMillis);
                case 5, 6, 7, 8, 9 -> client.deliverToRelay();
                case 10, 11, 12, 13, 14, 15, 16 -> receive(client);
                default -> act(client);
            }
            if (random.nextInt(4) == 0) {
                client.replica.refresh();
            }
        }

        /// What was shown before an own edit was acknowledged shows afterwards, unless a lease had hidden it.
        private void receive(TinyClient client) {
            boolean own = client.fromRelay.peek() instanceof ServerMessage.Acknowledged;
            Document before = client.replica.shown();
            client.deliverFromRelay();
            if (!own || leases || relay.tailLimit < Integer.MAX_VALUE || restarts > 0) {
                return;
            }
            Document after = client.replica.shown();
            for (Entity entity : before.ofKind("annotation")) {
                Entity now = after.entity(entity.id());
                if (now != null) {
                    assertThat(now.get("body")).as("seed %d", seed).isEqualTo(entity.get("body"));
                }
            }
        }

        private void act(TinyClient client) {
            List<Entity> annotations = client.replica.shown().ofKind("annotation");
            if (annotations.isEmpty() || random.nextInt(8) == 0) {
                client.submit(create());
                return;
            }
            Entity entity = annotations.get(random.nextInt(annotations.size()));
            switch (random.nextInt(10)) {
                case 0 -> client.submit(new Operation.Delete(entity.id()));
                case 1, 2 ->
                        client.submit(
                                new Operation.Update(
                                        entity.id(), "resolved", Value.of(random.nextBoolean())));
                case 3 ->
                        client.submit(
                                leases ? new Operation.AcquireLease(entity.id(), 5) : edit(entity));
                case 4 -> client.submit(edit(entity), edit(entity));
                default -> client.submit(edit(entity));
            }
        }

        private Operation create() {
            EntityId id = new EntityId(new UUID(5, nextId++));
            return new Operation.Create(
                    id,
                    "annotation",
                    Map.of(
                            "body", Value.of("hello"),
                            "position", Value.ofNumbers(1, 2, 3)));
        }

        private Operation edit(Entity entity) {
            String text = entity.text("body", "");
            int at = random.nextInt(text.length() + 1);
            TextDelta delta =
                    random.nextInt(3) > 0 || at == text.length()
                            ? TextDelta.insert(at, "" + (char) ('a' + random.nextInt(26)))
                            : TextDelta.delete(at, 1 + random.nextInt(text.length() - at));
            return new Operation.EditText(entity.id(), "body", delta);
        }
    }
}
