package org.orrery.model.undo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.orrery.model.document.Document;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.reduce.Change;
import org.orrery.model.text.TextDelta;

/// One person's own steps in a shared document, to be undone and redone in the document as it is then. What somebody else
/// has set since stays, and an entity that somebody else deleted is never brought back. Rules `UD*` of
/// `docs/spec/document.md`. Confined to its owner's thread.
///
/// Each text inverse is relative to the text with all later steps of the stack undone, so that a step is taken off the
/// top without touching the others, and somebody else's edit is carried down the stack.
public final class UndoStack {

    private static final int LIMIT = 200;

    private final UserId me;
    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();

    private record Step(String label, List<Inverse> inverses) {}

    public UndoStack(UserId me) {
        this.me = me;
    }

    /// Records what one of my batches has changed. What had been undone can no longer be redone.
    public void record(String label, List<Change> changes) {
        undone.clear();
        push(done, new Step(label, Inverse.of(changes)));
    }

    public boolean canUndo() {
        return !done.isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }

    /// Label of what [#undo(Document)] would take back.
    public Optional<String> undoLabel() {
        return Optional.ofNullable(done.peek()).map(Step::label);
    }

    public Optional<String> redoLabel() {
        return Optional.ofNullable(undone.peek()).map(Step::label);
    }

    /// Takes the newest step off and says what undoing it means in `document`. The caller submits the operations and
    /// gives what they changed to [#undone(String, List)].
    public Optional<UndoPlan> undo(Document document) {
        return Optional.ofNullable(done.poll()).map(step -> plan(step, document));
    }

    public void undone(String label, List<Change> changes) {
        push(undone, new Step(label, Inverse.of(changes)));
    }

    /// The mirror of [#undo(Document)]; what it changed goes to [#redone(String, List)].
    public Optional<UndoPlan> redo(Document document) {
        return Optional.ofNullable(undone.poll()).map(step -> plan(step, document));
    }

    public void redone(String label, List<Change> changes) {
        push(done, new Step(label, Inverse.of(changes)));
    }

    /// Takes note of somebody else's edit of a text, as it changed the text that I see.
    public void observe(EntityId id, String property, TextDelta edit) {
        carry(done, id, property, edit);
        carry(undone, id, property, edit);
    }

    /// Gives up the inverses of text edits, after a text changed in a way that cannot be told as an edit.
    public void forgetTexts() {
        for (Deque<Step> stack : List.of(done, undone)) {
            List<Step> kept =
                    stack.stream()
                            .map(step -> new Step(step.label(), withoutTexts(step)))
                            .filter(step -> !step.inverses().isEmpty())
                            .toList();
            stack.clear();
            stack.addAll(kept);
        }
    }

    private static List<Inverse> withoutTexts(Step step) {
        return step.inverses().stream().filter(i -> !(i instanceof Inverse.Retype)).toList();
    }

    private static void push(Deque<Step> stack, Step step) {
        if (step.inverses().isEmpty()) {
            return;
        }
        stack.push(step);
        if (stack.size() > LIMIT) {
            stack.removeLast();
        }
    }

    private static void carry(Deque<Step> stack, EntityId id, String property, TextDelta edit) {
        TextDelta carried = edit;
        List<Step> steps = new ArrayList<>(stack.size());
        for (Step step : stack) {
            List<Inverse> inverses = new ArrayList<>(step.inverses().size());
            for (Inverse inverse : step.inverses()) {
                if (inverse instanceof Inverse.Retype(EntityId of, String name, TextDelta delta)
                        && of.equals(id)
                        && name.equals(property)) {
                    inverses.add(new Inverse.Retype(of, name, delta.after(carried)));
                    carried = carried.before(delta);
                } else {
                    inverses.add(inverse);
                }
            }
            steps.add(new Step(step.label(), inverses));
        }
        stack.clear();
        stack.addAll(steps);
    }

    private UndoPlan plan(Step step, Document document) {
        Planner planner = new Planner(me, document);
        step.inverses().forEach(planner::add);
        return planner.plan(step.label());
    }
}
