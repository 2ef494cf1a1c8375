package org.orrery.model.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orrery.model.Session.annotation;
import static org.orrery.model.Session.delete;
import static org.orrery.model.Session.edit;
import static org.orrery.model.Session.id;
import static org.orrery.model.Session.set;
import static org.orrery.model.Session.view;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.Session;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.text.TextDelta;
import org.orrery.model.text.TextHistory;
import org.orrery.model.value.Value;

class SharedTextTest {

    private final Session session = new Session();
    private final Author ada = session.join("ada", Role.COLLABORATOR);
    private final Author bob = session.join("bob", Role.COLLABORATOR);

    @Test
    @Tag("TX2")
    void anEditIsTransformedOverWhatItsAuthorHadNotSeen() {
        session.applied(ada, annotation("a", "the quick fox"));
        long base = session.document().sequence();
        session.commitBasedOn(base, ada, edit("a", TextDelta.insert(0, "Look: ")));
        session.commitBasedOn(base, bob, edit("a", TextDelta.insert(10, "brown ")));
        assertThat(session.body("a")).isEqualTo("Look: the quick brown fox");
    }

    @Test
    @Tag("TX4")
    void ofTwoInsertionsAtOnePlaceTheFirstCommittedStandsInFront() {
        session.applied(ada, annotation("a", "()"));
        long base = session.document().sequence();
        session.commitBasedOn(base, ada, edit("a", TextDelta.insert(1, "first")));
        session.commitBasedOn(base, bob, edit("a", TextDelta.insert(1, "second")));
        assertThat(session.body("a")).isEqualTo("(firstsecond)");
    }

    @Test
    @Tag("TX5")
    void editsOfOneBatchBuildOnEachOtherWhateverOthersDid() {
        session.applied(ada, annotation("a", "base"));
        long base = session.document().sequence();
        session.commitBasedOn(base, bob, edit("a", TextDelta.insert(0, ">> ")));
        session.commitBasedOn(
                base,
                ada,
                edit("a", TextDelta.insert(4, "ment")),
                edit("a", TextDelta.insert(8, "!")),
                edit("a", TextDelta.delete(0, 4)));
        assertThat(session.body("a")).isEqualTo(">> ment!");
    }

    @Test
    @Tag("TX5")
    void aTextMadeAnewInABatchHasNothingToDoWithTheFormerOne() {
        session.applied(ada, annotation("a", "old"));
        long base = session.document().sequence();
        session.commitBasedOn(base, bob, edit("a", TextDelta.insert(0, "bob's ")));
        Outcome outcome =
                session.commitBasedOn(
                        base,
                        ada,
                        edit("a", TextDelta.insert(3, "er")),
                        delete("a"),
                        new Operation.Create(
                                id("a"),
                                Kinds.ANNOTATION,
                                annotation("a", "new").properties(),
                                true),
                        edit("a", TextDelta.insert(3, "er")));
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        assertThat(session.body("a")).isEqualTo("newer");
    }

    @Test
    @Tag("TX6")
    void anEditFromBeforeTheKeptHistoryIsStale() {
        session.applied(ada, annotation("a", "x"));
        long base = session.document().sequence();
        for (int i = 0; i <= TextHistory.LIMIT; i++) {
            session.applied(ada, edit("a", TextDelta.insert(0, "y")));
        }
        assertThat(code(session.commitBasedOn(base, bob, edit("a", TextDelta.insert(1, "z")))))
                .isEqualTo(Refusal.Code.STALE_TEXT);
        assertThat(session.commitBasedOn(base + 1, bob, edit("a", TextDelta.insert(2, "z"))))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(session.body("a")).endsWith("yxz");
    }

    @Test
    @Tag("TX6")
    void anEditFromBeforeTheTextWasMadeIsStale() {
        session.applied(ada, annotation("a", "x"));
        long base = session.document().sequence();
        session.applied(ada, delete("a"));
        session.applied(
                ada,
                new Operation.Create(
                        id("a"), Kinds.ANNOTATION, annotation("a", "y").properties(), true));
        assertThat(code(session.commitBasedOn(base, bob, edit("a", TextDelta.insert(1, "z")))))
                .isEqualTo(Refusal.Code.STALE_TEXT);
    }

    @Test
    @Tag("TX7")
    void anEditPastTheEndOrToTooLongATextIsInvalid() {
        session.applied(ada, annotation("a", "abc"));
        assertThat(session.refused(ada, edit("a", TextDelta.insert(4, "x"))))
                .isEqualTo(Refusal.Code.INVALID);
        assertThat(session.refused(ada, edit("a", TextDelta.delete(2, 2))))
                .isEqualTo(Refusal.Code.INVALID);
        assertThat(session.refused(ada, edit("a", TextDelta.insert(0, "x".repeat(9_998)))))
                .isEqualTo(Refusal.Code.INVALID);
        session.applied(ada, edit("a", TextDelta.insert(0, "x".repeat(9_997))));
    }

    @Test
    @Tag("TX7")
    void lengthsThatOverflowAreInvalidNotAnError() {
        session.applied(ada, annotation("a", "abc"));
        long base = session.document().sequence();
        session.applied(bob, edit("a", TextDelta.insert(0, "x")));
        TextDelta huge =
                new TextDelta(
                        List.of(
                                new TextDelta.Retain(Integer.MAX_VALUE),
                                new TextDelta.Delete(Integer.MAX_VALUE)));
        TextDelta alsoHuge =
                new TextDelta(
                        List.of(
                                new TextDelta.Retain(Integer.MAX_VALUE),
                                new TextDelta.Insert("x")));
        assertThat(code(session.commitBasedOn(base, ada, edit("a", huge))))
                .isEqualTo(Refusal.Code.INVALID);
        assertThat(code(session.commitBasedOn(base, ada, edit("a", alsoHuge))))
                .isEqualTo(Refusal.Code.INVALID);
    }

    @Test
    @Tag("TX8")
    void anEditThatSplitsASurrogatePairIsInvalid() {
        session.applied(ada, annotation("a", "\ud83d\ude00\ud83d\ude01"));
        for (TextDelta delta :
                List.of(
                        TextDelta.insert(1, "x"),
                        TextDelta.delete(0, 1),
                        TextDelta.delete(1, 2),
                        TextDelta.delete(1, 1))) {
            assertThat(session.refused(ada, edit("a", delta))).isEqualTo(Refusal.Code.INVALID);
        }
        session.applied(ada, edit("a", TextDelta.delete(0, 2)));
        assertThat(session.body("a")).isEqualTo("\ud83d\ude01");
    }

    @Test
    @Tag("TX10")
    void aSharedTextIsSetAtItsCreationOnlyAndNothingElseIsEdited() {
        session.applied(ada, annotation("a", "x"), view("v"), set("v", "x", Value.of("price")));
        assertThat(session.refused(ada, set("a", "body", Value.of("y"))))
                .isEqualTo(Refusal.Code.INVALID);
        for (String property : List.of("x", "visualization_type", "camera_position", "warp")) {
            assertThat(
                            session.refused(
                                    ada,
                                    new Operation.EditText(
                                            id("v"), property, TextDelta.insert(0, "y"))))
                    .isEqualTo(Refusal.Code.INVALID);
        }
    }

    @Test
    @Tag("SD22")
    void aTrustingReducerEditsTextsOfKindsItDoesNotKnow() {
        var document =
                new Session()
                        .document()
                        .with(
                                org.orrery.model.document.Entity.of(
                                        id("n"),
                                        "note",
                                        ada.user(),
                                        1,
                                        1,
                                        org.pcollections.HashTreePMap.singleton(
                                                "body",
                                                new org.orrery.model.document.Property(
                                                        Value.of("x"), 0, ada.user(), null))));
        var entry =
                new org.orrery.model.operation.Entry(
                        1,
                        1,
                        ada,
                        1,
                        new org.orrery.model.operation.Batch(
                                "", 0, List.of(edit("n", TextDelta.insert(1, "y")))));
        assertThat(Reducer.replica().reduce(document, entry)).isInstanceOf(Outcome.Applied.class);
    }

    private static Refusal.Code code(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).refusal().code();
    }
}
