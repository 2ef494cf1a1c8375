package org.orrery.model.reduce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Operation;
import org.orrery.model.text.TextDelta;
import org.orrery.model.text.TextHistory;

/// Brings the text edits of one batch up to date: each is transformed over what others committed since the batch's base.
/// A second edit of the same text in the batch was made after the first, so the others' edits are carried past the first
/// before it is transformed over them.
final class TextRebase {

    private record Key(EntityId id, String property) {}

    private final long baseSequence;
    private final long ownSequence;
    private final Map<Key, List<TextDelta>> concurrent = new HashMap<>();

    TextRebase(long baseSequence, long ownSequence) {
        this.baseSequence = baseSequence;
        this.ownSequence = ownSequence;
    }

    /// A text created in this very batch, or edited in it before, is always in reach.
    boolean reaches(Operation.EditText edit, TextHistory history) {
        return concurrent.containsKey(key(edit))
                || history.completeFrom() == ownSequence
                || history.reaches(baseSequence);
    }

    /// A text made anew in this batch has nothing to do with the one of the same name before.
    void forget(EntityId id) {
        concurrent.keySet().removeIf(key -> key.id().equals(id));
    }

    TextDelta rebase(Operation.EditText edit, TextHistory history) {
        List<TextDelta> others =
                concurrent.computeIfAbsent(key(edit), _ -> history.since(baseSequence));
        TextDelta mine = edit.delta();
        List<TextDelta> carried = new ArrayList<>(others.size());
        for (TextDelta other : others) {
            carried.add(other.before(mine));
            mine = mine.after(other);
        }
        concurrent.put(key(edit), carried);
        return mine;
    }

    private static Key key(Operation.EditText edit) {
        return new Key(edit.id(), edit.property());
    }
}
