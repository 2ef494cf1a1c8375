package org.orrery.model.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orrery.model.Session.annotation;
import static org.orrery.model.Session.delete;
import static org.orrery.model.Session.edit;
import static org.orrery.model.Session.id;
import static org.orrery.model.Session.set;
import static org.orrery.model.Session.view;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.Session;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Change;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.role.Role;
import org.orrery.model.text.TextDelta;
import org.orrery.model.undo.UndoPlan.LeftOut;
import org.orrery.model.value.Value;

class UndoStackTest {

    private final Session session = new Session();
    private final Author ada = session.join("ada", Role.COLLABORATOR);
    private final Author bob = session.join("bob", Role.COLLABORATOR);
    private final UndoStack stack = new UndoStack(ada.user());

    @Test
    @Tag("UD1")
    @Tag("UD7")
    void undoPutsAPropertyBackAndRedoSetsItAgain() {
        session.applied(ada, view("v"));
        mine(set("v", "x", Value.of("price")));
        mine(set("v", "x", Value.of("rooms")));
        undo();
        assertThat(session.entity("v").text("x", "")).isEqualTo("price");
        undo();
        assertThat(session.entity("v").property("x")).isNull();
        redo();
        redo();
        assertThat(session.entity("v").text("x", "")).isEqualTo("rooms");
        undo();
        assertThat(session.entity("v").text("x", "")).isEqualTo("price");
    }

    @Test
    @Tag("UD2")
    void whatAnotherHasSetSinceStaysAndIsReported() {
        session.applied(ada, view("v"));
        mine(
                new Operation.Update(
                        id("v"), java.util.Map.of("x", Value.of("price"), "y", Value.of("area"))));
        session.applied(bob, set("v", "x", Value.of("rooms")));
        UndoPlan plan = undo();
        assertThat(session.entity("v").text("x", "")).isEqualTo("rooms");
        assertThat(session.entity("v").property("y")).isNull();
        assertThat(plan.leftOut()).containsExactly(new LeftOut(id("v"), "x", bob.user()));
    }

    @Test
    @Tag("UD2")
    void theSameValueSetByAnotherIsTheirsToo() {
        session.applied(ada, view("v"));
        mine(set("v", "x", Value.of("price")));
        session.applied(bob, set("v", "x", Value.of("price")));
        UndoPlan plan = undo();
        assertThat(plan.operations()).isEmpty();
        assertThat(session.entity("v").text("x", "")).isEqualTo("price");
    }

    @Test
    @Tag("UD3")
    void undoNeverBringsBackWhatAnotherDeleted() {
        session.applied(ada, annotation("a", "x"));
        mine(set("a", "resolved", Value.of(true)));
        mine(edit("a", TextDelta.insert(0, "y")));
        mine(delete("a"));
        undo();
        session.applied(bob, delete("a"));
        for (int i = 0; i < 2; i++) {
            UndoPlan plan = stack.undo(session.document()).orElseThrow();
            assertThat(plan.operations()).isEmpty();
            assertThat(plan.leftOut()).containsExactly(new LeftOut(id("a"), "", bob.user()));
        }
        UndoPlan redo = stack.redo(session.document()).orElseThrow();
        assertThat(redo.operations()).isEmpty();
        assertThat(redo.leftOut()).containsExactly(new LeftOut(id("a"), "", bob.user()));
    }

    @Test
    @Tag("UD3")
    void myDeletionThatAnotherUndidAndRepeatedIsTheirs() {
        session.applied(ada, annotation("a", "x"));
        mine(delete("a"));
        session.applied(
                bob,
                new Operation.Create(
                        id("a"), "annotation", annotation("a", "x").properties(), true));
        session.applied(bob, delete("a"));
        UndoPlan plan = undo();
        assertThat(session.find("a")).isNull();
        assertThat(plan.leftOut()).containsExactly(new LeftOut(id("a"), "", bob.user()));
    }

    @Test
    @Tag("UD4")
    void undoOfACreationDeletes() {
        mine(view("v"));
        undo();
        assertThat(session.find("v")).isNull();
        redo();
        assertThat(session.find("v")).isNotNull();
    }

    @Test
    @Tag("UD4")
    void undoOfACreationLeavesWhatOthersHaveWrittenInto() {
        mine(annotation("a", "x"));
        session.applied(bob, set("a", "resolved", Value.of(true)));
        UndoPlan plan = undo();
        assertThat(session.find("a")).isNotNull();
        assertThat(plan.leftOut()).containsExactly(new LeftOut(id("a"), "resolved", bob.user()));
    }

    @Test
    @Tag("UD5")
    void undoOfADeletionRestoresAllProperties() {
        session.applied(ada, annotation("a", "x"), set("a", "resolved", Value.of(true)));
        mine(delete("a"));
        undo();
        assertThat(session.body("a")).isEqualTo("x");
        assertThat(session.entity("a").flag("resolved", false)).isTrue();
        redo();
        assertThat(session.find("a")).isNull();
    }

    @Test
    @Tag("UD6")
    void undoOfATextEditLeavesTheCharactersOfOthers() {
        session.applied(ada, annotation("a", "one three"));
        mine(edit("a", TextDelta.insert(4, "two ")));
        others(edit("a", TextDelta.insert(6, "XX")));
        others(edit("a", TextDelta.insert(0, ">> ")));
        assertThat(session.body("a")).isEqualTo(">> one twXXo three");
        undo();
        assertThat(session.body("a")).isEqualTo(">> one XXthree");
        redo();
        assertThat(session.body("a")).isEqualTo(">> one twXXo three");
    }

    @Test
    @Tag("UD6")
    void insertionsComeBackInAnyMixOfUndoRedoAndOthersEdits() {
        for (int seed = 0; seed < 300; seed++) {
            new Mix(seed).run();
        }
    }

    @Test
    @Tag("UD7")
    void aNewStepEndsWhatCanBeRedone() {
        mine(view("v"));
        mine(set("v", "x", Value.of("price")));
        undo();
        assertThat(stack.canRedo()).isTrue();
        assertThat(stack.redoLabel()).contains("step");
        mine(set("v", "y", Value.of("area")));
        assertThat(stack.canRedo()).isFalse();
        assertThat(stack.redo(session.document())).isEmpty();
    }

    @Test
    @Tag("UD8")
    void whatAStepChangedAndThenDeletedComesBackAsItWasBeforeBoth() {
        session.applied(ada, annotation("a", "text"));
        mine(
                set("a", "resolved", Value.of(true)),
                edit("a", TextDelta.insert(4, "!")),
                delete("a"));
        undo();
        assertThat(session.body("a")).isEqualTo("text");
        assertThat(session.entity("a").property("resolved")).isNull();
        redo();
        assertThat(session.find("a")).isNull();
    }

    @Test
    @Tag("UD8")
    void whatAStepMadeAndDeletedStaysAway() {
        mine(annotation("a", "x"), delete("a"));
        undo();
        assertThat(session.find("a")).isNull();
    }

    @Test
    @Tag("UD9")
    void theNewestTwoHundredStepsAreKept() {
        session.applied(ada, view("v"));
        for (int i = 0; i < 250; i++) {
            mine(set("v", "x", Value.of("column " + i)));
        }
        for (int i = 0; i < 200; i++) {
            undo();
        }
        assertThat(stack.canUndo()).isFalse();
        assertThat(session.entity("v").text("x", "")).isEqualTo("column 49");
    }

    @Test
    @Tag("UD9")
    void aStepThatChangedNothingIsNone() {
        session.applied(ada, view("v"));
        mine(new Operation.AcquireLease(id("v"), 1_000));
        mine(set("v", "visualization_type", Value.of("scatter_3d")));
        assertThat(stack.canUndo()).isFalse();
        assertThat(stack.undoLabel()).isEmpty();
    }

    @Test
    @Tag("UD10")
    void whatIHaveSetToSomethingElseSinceIsLeft() {
        session.applied(ada, view("v"));
        mine(set("v", "x", Value.of("price")));
        session.applied(ada, set("v", "x", Value.of("elsewhere")));
        assertThat(undo().operations()).isEmpty();
        assertThat(session.entity("v").text("x", "")).isEqualTo("elsewhere");
    }

    @Test
    @Tag("UD6")
    void forgettingTextsKeepsOtherSteps() {
        session.applied(ada, annotation("a", "x"));
        mine(set("a", "resolved", Value.of(true)));
        mine(edit("a", TextDelta.insert(0, "y")));
        stack.forgetTexts();
        undo();
        assertThat(session.entity("a").property("resolved")).isNull();
        assertThat(session.body("a")).isEqualTo("yx");
        assertThat(stack.canUndo()).isFalse();
    }

    private void mine(Operation... operations) {
        stack.record("step", session.applied(ada, operations).changes());
    }

    private void others(Operation... operations) {
        for (Change change : session.applied(bob, operations).changes()) {
            if (change instanceof Change.TextEdited edited) {
                stack.observe(edited.id(), edited.property(), edited.delta());
            }
        }
    }

    private UndoPlan undo() {
        UndoPlan plan = stack.undo(session.document()).orElseThrow();
        stack.undone(plan.label(), submitted(plan));
        return plan;
    }

    private void redo() {
        UndoPlan plan = stack.redo(session.document()).orElseThrow();
        stack.redone(plan.label(), submitted(plan));
    }

    private List<Change> submitted(UndoPlan plan) {
        if (plan.operations().isEmpty()) {
            return List.of();
        }
        Outcome outcome = session.commit(ada, plan.operations().toArray(Operation[]::new));
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        return ((Outcome.Applied) outcome).changes();
    }

    /// Ada and Bob insert letters; Ada undoes all of hers in the end, and Bob's alone are left, in their order.
    private final class Mix {
        private final Random random;
        private final String name;

        Mix(int seed) {
            random = new Random(seed);
            name = "mix " + seed;
            session.applied(bob, annotation(name, ""));
        }

        void run() {
            for (int i = 0; i < 30; i++) {
                int at = random.nextInt(session.body(name).length() + 1);
                switch (random.nextInt(4)) {
                    case 0 -> mine(edit(name, TextDelta.insert(at, "A")));
                    case 1 -> others(edit(name, TextDelta.insert(at, "" + (char) ('a' + i % 26))));
                    case 2 -> stack.undoLabel().ifPresent(_ -> undo());
                    default -> stack.redoLabel().ifPresent(_ -> redo());
                }
            }
            String bobs = session.body(name).replace("A", "");
            while (stack.canUndo()) {
                undo();
            }
            assertThat(session.body(name)).as(name).isEqualTo(bobs);
        }
    }
}
