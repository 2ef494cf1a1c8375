package org.orrery.model.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.Session;
import org.orrery.model.document.Document;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;

/// Random operations, most of them sensible and some of them nonsense, by members of all roles.
class ReplicaFuzzTest {

    private static final int SESSIONS = 60;
    private static final int ENTRIES = 250;

    @Test
    @Tag("SD1")
    @Tag("SD2")
    @Tag("SD22")
    void allReplicasArriveAtTheSameDocument() {
        int applied = 0;
        for (int seed = 0; seed < SESSIONS; seed++) {
            Session session = new Session();
            new Nonsense(session, seed).run();
            applied += replayed(session, seed);
            Document again = Document.EMPTY;
            for (var entry : session.log()) {
                again = Reducer.checking().reduce(again, entry).document();
            }
            assertThat(again.stateHash()).isEqualTo(session.document().stateHash());
        }
        assertThat(applied).as("the fuzz reaches the code").isGreaterThan(SESSIONS * ENTRIES / 5);
    }

    /// A trusting replica, put together from a snapshot half-way, that gets the applied entries only.
    private static int replayed(Session session, int seed) {
        Reducer trusting = Reducer.replica();
        Document replica = Document.EMPTY;
        int applied = 0;
        for (int i = 0; i < session.log().size(); i++) {
            Outcome outcome = session.outcomes().get(i);
            if (outcome instanceof Outcome.Applied) {
                Outcome same = trusting.reduce(replica, session.log().get(i));
                assertThat(same).isInstanceOf(Outcome.Applied.class);
                replica = same.document();
                applied++;
            } else {
                replica = replica.at(replica.sequence() + 1);
            }
            assertThat(replica.stateHash())
                    .as("seed %d, entry %d", seed, i)
                    .isEqualTo(outcome.document().stateHash());
            if (i == session.log().size() / 2) {
                replica =
                        Document.restore(
                                replica.sequence(),
                                replica.entities(),
                                replica.leases(),
                                replica.tombstones(),
                                replica.clients());
            }
        }
        return applied;
    }

    private static final class Nonsense {
        private static final String[] KINDS = {
            Kinds.VIEW, Kinds.ANNOTATION, Kinds.CHAT, Kinds.COMMENT, Kinds.MEMBER
        };

        private final Session session;
        private final Random random;
        private final List<Author> authors = new ArrayList<>();

        Nonsense(Session session, int seed) {
            this.session = session;
            this.random = new Random(seed);
            for (Role role : Role.values()) {
                authors.add(session.join(role.wireName(), role));
            }
            authors.add(Session.author("stranger", 0));
            authors.add(Session.author("admin", 1));
        }

        void run() {
            for (int i = 0; i < ENTRIES; i++) {
                session.timeMillis += random.nextInt(300);
                Operation[] operations = new Operation[1 + random.nextInt(3) / 2];
                for (int j = 0; j < operations.length; j++) {
                    operations[j] = operation();
                }
                long sequence = session.document().sequence();
                long base = Math.max(0, sequence - random.nextInt(12) + 1);
                Author author = author();
                if (random.nextInt(10) == 0) {
                    session.reduce(author, random.nextInt(3), base, operations);
                } else {
                    session.commitBasedOn(base, author, operations);
                }
            }
        }

        private Author author() {
            return random.nextBoolean()
                    ? Session.author("collaborator", 0)
                    : authors.get(random.nextInt(authors.size()));
        }

        private Operation operation() {
            EntityId id = new EntityId(new UUID(2, random.nextInt(12)));
            boolean missing = session.document().entity(id) == null;
            return switch (missing ? random.nextInt(4) : 2 + random.nextInt(8)) {
                case 0, 1, 2 -> creation(id);
                case 3, 4 -> update(id);
                case 5 -> new Operation.Delete(id);
                case 6, 7 -> new Operation.EditText(id, "body", delta(id));
                case 8 -> new Operation.AcquireLease(id, random.nextInt(3_000) - 10);
                default -> new Operation.ReleaseLease(id, fence(id));
            };
        }

        private String kind() {
            return KINDS[random.nextInt(KINDS.length)];
        }

        /// Mostly what the kind takes, now and then something of another kind.
        private Map<String, Value> properties(String kind) {
            Map<String, Value> some = new HashMap<>();
            switch (random.nextInt(8) == 0 ? kind() : kind) {
                case Kinds.VIEW -> {
                    some.put("visualization_type", Value.of("bar_3d"));
                    maybe(some, "x", Value.of("column " + random.nextInt(5)));
                }
                case Kinds.ANNOTATION -> {
                    some.put("position", Value.ofNumbers(1, 2, random.nextInt(9)));
                    maybe(some, "resolved", Value.of(true));
                }
                case Kinds.COMMENT -> some.put("annotation", Value.of(new UUID(2, 1).toString()));
                default -> maybe(some, "title", Value.Nil.NIL);
            }
            return some;
        }

        private void maybe(Map<String, Value> some, String name, Value value) {
            if (random.nextBoolean()) {
                some.put(name, random.nextInt(4) == 0 ? Value.Nil.NIL : value);
            }
        }

        private Operation.Create creation(EntityId id) {
            String kind = kind();
            Map<String, Value> all = properties(kind);
            if (!kind.equals(Kinds.VIEW)) {
                all.put("body", Value.of("text " + random.nextInt(9)));
            }
            return new Operation.Create(id, kind, all, random.nextInt(3) > 0);
        }

        private Operation.Update update(EntityId id) {
            var entity = session.document().entity(id);
            return new Operation.Update(
                    id, properties(entity == null ? Kinds.VIEW : entity.kind()), fence(id));
        }

        private long fence(EntityId id) {
            var lease = session.document().lease(id);
            return lease == null || random.nextInt(3) > 0 ? 0 : lease.fence();
        }

        private TextDelta delta(EntityId id) {
            var entity = session.document().entity(id);
            int length = entity == null ? 3 : entity.text("body", "").length() + 1;
            int at = random.nextInt(length + 1);
            return random.nextBoolean()
                    ? TextDelta.insert(at, "\ud83d\ude00")
                    : TextDelta.delete(at, 1 + random.nextInt(3));
        }
    }
}
