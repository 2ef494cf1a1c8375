package org.orrery.model.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orrery.model.Session.annotation;
import static org.orrery.model.Session.chat;
import static org.orrery.model.Session.delete;
import static org.orrery.model.Session.id;
import static org.orrery.model.Session.set;
import static org.orrery.model.Session.view;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.Session;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Property;
import org.orrery.model.document.Tombstone;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.schema.Schema;
import org.orrery.model.value.Value;

class ReducerTest {

    private final Session session = new Session();
    private final Author ada = session.join("ada", Role.COLLABORATOR);
    private final Author bob = session.join("bob", Role.COLLABORATOR);

    @Test
    @Tag("SD1")
    void aHoleInTheLogIsAnError() {
        Entry tooFar = entry(session.document().sequence() + 2, ada, 1, chat("a", "hello"));
        Entry again = entry(session.document().sequence(), ada, 1, chat("a", "hello"));
        assertThatThrownBy(() -> session.reduce(tooFar))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.reduce(again))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("SD3")
    @Tag("SD4")
    void aBatchWithOneRefusedOperationChangesNothingButTheSequenceAndTheMark() {
        Document before = session.document();
        Outcome outcome =
                session.commit(ada, chat("a", "hello"), set("nowhere", "title", Value.of("x")));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        Document after = session.document();
        assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
        assertThat(after.mark(ada.client()).orElseThrow().clientSequence()).isEqualTo(1);
        assertThat(after.mark(ada.client()).orElseThrow().sequence()).isEqualTo(after.sequence());
        assertThat(after.at(before.sequence()).stateHash()).isEqualTo(before.stateHash());
        assertThat(after.entities()).containsExactlyInAnyOrderElementsOf(before.entities());
    }

    @Test
    @Tag("SD5")
    void aRepeatedSubmissionMovesTheSequenceAndNothingElse() {
        session.reduce(ada, 1, 2, chat("a", "hello"));
        Document before = session.document();
        Outcome outcome = session.reduce(ada, 1, 2, chat("b", "hello"));
        assertThat(outcome).isInstanceOf(Outcome.Duplicate.class);
        assertThat(((Outcome.Duplicate) outcome).firstSequence()).isEqualTo(before.sequence());
        assertThat(session.find("b")).isNull();
        assertThat(session.document().at(before.sequence()).stateHash())
                .isEqualTo(before.stateHash());
        assertThat(session.document().mark(ada.client())).isEqualTo(before.mark(ada.client()));
    }

    @Test
    @Tag("SD5")
    void aRefusedSubmissionIsSettledAndItsRepetitionADuplicate() {
        session.reduce(ada, 1, 2, delete("a"));
        session.reduce(bob, 1, 2, annotation("a", ""));
        assertThat(session.reduce(ada, 1, 2, delete("a"))).isInstanceOf(Outcome.Duplicate.class);
        assertThat(session.find("a")).isNotNull();
    }

    @Test
    @Tag("SD6")
    void repetitionsAreTheClientsOwnAndOutliveASnapshot() {
        session.reduce(ada, 5, 2, chat("a", "hello"));
        Document restored = restored(session.document());
        Entry same = entry(restored.sequence() + 1, ada, 4, chat("b", "hello"));
        Entry others = entry(restored.sequence() + 1, bob, 4, chat("b", "hello"));
        assertThat(Reducer.checking().reduce(restored, same)).isInstanceOf(Outcome.Duplicate.class);
        assertThat(Reducer.checking().reduce(restored, others)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    @Tag("SD6")
    void theRelaysOwnEntriesAreNotCounted() {
        session.reduce(Author.RELAY, 0, 0, set("x", "y", Value.of(1)));
        assertThat(session.document().mark(Author.RELAY.client())).isEmpty();
        assertThat(session.reduce(Author.RELAY, 0, 0, view("a")))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(session.reduce(Author.RELAY, 0, 0, view("b")))
                .isInstanceOf(Outcome.Applied.class);
    }

    @Test
    @Tag("SD7")
    void ofTooManyClientsTheLongestSilentIsForgotten() {
        for (int i = 0; i <= Document.MAX_CLIENTS; i++) {
            Author client = new Author(ada.user(), new ClientId(new UUID(9, i)));
            session.reduce(client, 1, 0, delete("nothing"));
            if (i == 1) {
                session.reduce(
                        new Author(ada.user(), new ClientId(new UUID(9, 0))),
                        2,
                        0,
                        delete("nothing"));
            }
        }
        assertThat(session.document().clients()).hasSize(Document.MAX_CLIENTS);
        assertThat(session.document().mark(new ClientId(new UUID(9, 0)))).isPresent();
        assertThat(session.document().mark(new ClientId(new UUID(9, 1)))).isEmpty();
        assertThat(session.document().mark(new ClientId(new UUID(9, 2)))).isPresent();
    }

    @Test
    @Tag("SD8")
    @Tag("SD9")
    void concurrentChangesMergePropertyByPropertyAndTheLaterEntryWins() {
        session.applied(ada, view("v"));
        long base = session.document().sequence();
        session.commitBasedOn(
                base,
                ada,
                new Operation.Update(
                        id("v"), Map.of("x", Value.of("price"), "y", Value.of("area")), 0));
        session.commitBasedOn(base, bob, set("v", "x", Value.of("rooms")));
        assertThat(session.entity("v").text("x", "")).isEqualTo("rooms");
        assertThat(session.entity("v").text("y", "")).isEqualTo("area");
        assertThat(property("v", "x").setBy()).isEqualTo(bob.user());
        assertThat(property("v", "x").setAt()).isEqualTo(base + 2);
        assertThat(property("v", "y").setBy()).isEqualTo(ada.user());
        assertThat(property("v", "y").setAt()).isEqualTo(base + 1);
    }

    @Test
    @Tag("SD9")
    void settingTheSameValueAgainIsStillSetting() {
        session.applied(ada, view("v"));
        session.applied(bob, set("v", "visualization_type", Value.of("scatter_3d")));
        assertThat(property("v", "visualization_type").setBy()).isEqualTo(bob.user());
    }

    @Test
    @Tag("SD10")
    void nilRemovesAPropertyUnlessItIsRequired() {
        session.applied(ada, view("v"), set("v", "x", Value.of("price")));
        session.applied(bob, set("v", "x", Value.Nil.NIL));
        assertThat(session.entity("v").property("x")).isNull();
        assertThat(session.entity("v").get("x")).isEqualTo(Value.Nil.NIL);
        assertThat(session.refused(bob, set("v", "visualization_type", Value.Nil.NIL)))
                .isEqualTo(Refusal.Code.INVALID);
        assertThat(
                        session.refused(
                                bob,
                                new Operation.Create(
                                        id("w"),
                                        Kinds.VIEW,
                                        Map.of("visualization_type", Value.Nil.NIL))))
                .isEqualTo(Refusal.Code.INVALID);
    }

    @Test
    @Tag("SD11")
    void aDeletedEntityLeavesATombstoneAndItsLeaseGoes() {
        session.applied(ada, annotation("a", "x"), new Operation.AcquireLease(id("a"), 1_000));
        session.applied(ada, delete("a"));
        assertThat(session.find("a")).isNull();
        assertThat(session.document().ofKind(Kinds.ANNOTATION)).isEmpty();
        assertThat(session.document().leases()).isEmpty();
        assertThat(session.document().tombstone(id("a")))
                .isEqualTo(
                        new Tombstone(
                                Kinds.ANNOTATION,
                                ada.user(),
                                ada.user(),
                                session.document().sequence()));
    }

    @Test
    @Tag("SD12")
    void whatIsNotThereCannotBeChangedAndWhatIsThereNotCreated() {
        session.applied(ada, chat("gone", "x"), chat("here", "x"));
        session.applied(ada, delete("gone"));
        for (Operation operation :
                List.of(
                        set("gone", "body", Value.of("y")),
                        delete("gone"),
                        new Operation.AcquireLease(id("gone"), 1),
                        new Operation.ReleaseLease(id("gone"), 0),
                        Session.edit("gone", org.orrery.model.text.TextDelta.insert(0, "y")),
                        chat("gone", "again"))) {
            assertThat(session.refused(ada, operation)).isEqualTo(Refusal.Code.DELETED);
        }
        assertThat(session.refused(ada, set("never", "body", Value.of("y"))))
                .isEqualTo(Refusal.Code.NOT_FOUND);
        assertThat(session.refused(ada, delete("never"))).isEqualTo(Refusal.Code.NOT_FOUND);
        assertThat(session.refused(ada, chat("here", "again"))).isEqualTo(Refusal.Code.EXISTS);
    }

    @Test
    @Tag("SD13")
    void restoringIsAskedForExpresslyAndKeepsKindAndOwner() {
        session.applied(ada, annotation("a", "x"));
        session.applied(bob, delete("a"));
        Operation.Create annotation = annotation("a", "x");
        assertThat(
                        session.refused(
                                bob,
                                new Operation.Create(
                                        id("a"),
                                        Kinds.CHAT,
                                        Map.of("body", Value.of("forged")),
                                        true)))
                .isEqualTo(Refusal.Code.INVALID);
        session.applied(
                bob,
                new Operation.Create(id("a"), Kinds.ANNOTATION, annotation.properties(), true));
        assertThat(session.entity("a").owner()).isEqualTo(ada.user());
        assertThat(session.document().tombstone(id("a"))).isNull();
    }

    @Test
    @Tag("SD14")
    void theOwnerIsWhomTheKindNamesElseTheCreatorAndStays() {
        session.applied(ada, annotation("a", "x"));
        session.applied(bob, set("a", "resolved", Value.of(true)));
        assertThat(session.entity("a").owner()).isEqualTo(ada.user());
        Entity member = Objects.requireNonNull(session.document().entity(Session.member("bob")));
        assertThat(member.owner()).isEqualTo(bob.user());
    }

    @Test
    @Tag("SD14")
    void anOwnerThatIsNoUserIdIsRefusedNotThrown() {
        Outcome outcome =
                session.relay(
                        new Operation.Create(
                                id("s"),
                                Kinds.SESSION,
                                Map.of(
                                        "title", Value.of("t"),
                                        "session_type", Value.of("s"),
                                        "host_user_id", Value.of("not a user id"))));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    @Tag("SD15")
    void whatTheSchemaDoesNotKnowIsInvalid() {
        session.applied(ada, view("v"));
        for (Operation operation :
                List.of(
                        new Operation.Create(id("x"), "spaceship", Map.of()),
                        new Operation.Create(id("x"), Kinds.VIEW, Map.of()),
                        chat("x", "y".repeat(4_001)),
                        set("v", "warp", Value.of(9)),
                        set("v", "visualization_type", Value.of("pie")),
                        set("v", "camera_position", Value.ofNumbers(1, 2)),
                        set("v", "dataset", Value.of("not an id")),
                        set("v", "title", Value.of(3)))) {
            assertThat(session.refused(ada, operation)).isEqualTo(Refusal.Code.INVALID);
        }
    }

    @Test
    @Tag("SD15")
    void aFullDocumentTakesNoMore() {
        Document full = session.document();
        Entity like = session.applied(ada, chat("a", "x")).document().entity(id("a"));
        Objects.requireNonNull(like);
        for (long i = full.size(); i < Schema.MAX_ENTITIES; i++) {
            EntityId id = new EntityId(new UUID(3, i));
            full = full.with(Entity.of(id, Kinds.CHAT, ada.user(), 1, 1, like.properties()));
        }
        Entry next = entry(full.sequence() + 1, ada, 2, chat("b", "x"));
        Outcome outcome = Reducer.checking().reduce(full, next);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.FULL));
    }

    @Test
    @Tag("SD16")
    void anUpdateOfNothingIsInvalid() {
        session.applied(ada, view("v"));
        Author eve = session.join("eve", Role.OBSERVER);
        assertThat(session.refused(ada, new Operation.Update(id("v"), Map.of())))
                .isEqualTo(Refusal.Code.INVALID);
        assertThat(session.refused(eve, new Operation.Update(id("v"), Map.of())))
                .isEqualTo(Refusal.Code.INVALID);
    }

    @Test
    @Tag("SD18")
    void laterOperationsOfABatchSeeEarlierOnes() {
        session.applied(
                ada,
                annotation("a", "x"),
                set("a", "resolved", Value.of(true)),
                delete("a"),
                new Operation.Create(
                        id("a"), Kinds.ANNOTATION, annotation("a", "y").properties(), true));
        assertThat(session.body("a")).isEqualTo("y");
        assertThat(session.entity("a").flag("resolved", false)).isFalse();
    }

    @Test
    @Tag("SD19")
    void anEntryBasedOnTheFutureIsRefused() {
        long next = session.document().sequence() + 1;
        assertThat(session.commitBasedOn(next, ada, chat("a", "x")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(session.commitBasedOn(next, ada, chat("b", "x")))
                .isInstanceOf(Outcome.Applied.class);
    }

    @Test
    @Tag("SD23")
    void aBatchHasOneToAThousandOperationsAndAShortLabel() {
        Operation one = chat("a", "x");
        assertThatThrownBy(() -> new Batch("l", 0, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Batch("l", 0, Collections.nCopies(1_001, one)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Batch("l".repeat(121), 0, List.of(one)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Batch("\ud83d", 0, List.of(one)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Batch("l".repeat(120), 0, Collections.nCopies(1_000, one)).operations())
                .hasSize(1_000);
    }

    private Property property(String name, String property) {
        return Objects.requireNonNull(session.entity(name).property(property));
    }

    private static Document restored(Document document) {
        return Document.restore(
                document.sequence(),
                document.entities(),
                document.leases(),
                document.tombstones(),
                document.clients());
    }

    private static Entry entry(
            long sequence, Author author, long clientSequence, Operation operation) {
        return new Entry(
                sequence, 1_000, author, clientSequence, new Batch("", 0, List.of(operation)));
    }

    @Test
    @Tag("SD14")
    void theRelayIsNobodysName() {
        assertThat(UserId.isValid(":relay")).isFalse();
        assertThat(Author.RELAY.isRelay()).isTrue();
        assertThat(ada.isRelay()).isFalse();
    }
}
