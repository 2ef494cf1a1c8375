package org.orrery.net.replica;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Operation;
import org.orrery.model.text.TextDelta;

/// One own submission on its way. Its text edits are kept relative to the document that the submissions before it make.
final class Pending {

    final long ticket;
    final long timeMillis;
    long clientSequence;
    Batch batch;

    /// As it was sent, which is how it will stand in the log; `null` while it has not been sent.
    @Nullable Batch sent;

    /// Whether it is part of the document that the user sees; later text edits are relative to that.
    boolean applied = true;

    /// Whether a text that it edits has been made anew by somebody else, so that the edit has lost its ground.
    boolean detached;

    /// Of a submission read from disk, the texts it edits as they were before; `null` once it stands in the chain.
    @Nullable Map<TextKey, String> restoredTexts;

    Pending(long ticket, long clientSequence, Batch batch, long timeMillis) {
        this.ticket = ticket;
        this.clientSequence = clientSequence;
        this.batch = batch;
        this.timeMillis = timeMillis;
    }

    boolean editsText() {
        return batch.editsText();
    }

    Set<EntityId> ids() {
        Set<EntityId> ids = new HashSet<>();
        batch.operations().forEach(operation -> ids.add(operation.id()));
        return ids;
    }

    /// The texts that it edits and does not make itself.
    Set<TextKey> texts() {
        Set<TextKey> keys = new LinkedHashSet<>();
        Set<EntityId> made = new HashSet<>();
        for (Operation operation : batch.operations()) {
            if (operation instanceof Operation.EditText edit && !made.contains(edit.id())) {
                keys.add(TextKey.of(edit));
            } else if (makesAnew(operation)) {
                made.add(operation.id());
            }
        }
        return keys;
    }

    Map<TextKey, String> textsIn(Document before) {
        Map<TextKey, String> texts = new HashMap<>();
        texts().forEach(key -> key.textIn(before).ifPresent(text -> texts.put(key, text)));
        return texts;
    }

    /// Transforms its edits of a text over `edit`, which was made of that text before them.
    ///
    /// @return the edit as it reads after them, or `null` when the text is made anew here
    @Nullable TextDelta carry(TextKey key, TextDelta edit) {
        List<Operation> operations = new ArrayList<>(batch.operations().size());
        TextDelta carried = edit;
        for (Operation operation : batch.operations()) {
            Operation after = operation;
            if (carried != null
                    && operation instanceof Operation.EditText(EntityId id, String name, var delta)
                    && key.id().equals(id)
                    && key.property().equals(name)) {
                after = new Operation.EditText(id, name, delta.after(carried));
                carried = carried.before(delta);
            } else if (makesAnew(operation) && operation.id().equals(key.id())) {
                carried = null;
            }
            operations.add(after);
        }
        batch = new Batch(batch.label(), batch.baseSequence(), operations);
        return carried;
    }

    /// The text that its edits make of `text`; those that do not fit are left out.
    String applyEdits(TextKey key, String text) {
        String result = text;
        for (Operation operation : batch.operations()) {
            if (operation instanceof Operation.EditText edit
                    && TextKey.of(edit).equals(key)
                    && edit.delta().fits(result)) {
                result = edit.delta().apply(result);
            }
        }
        return result;
    }

    /// Whether after this the texts of `id` have nothing to do with those before.
    boolean remakes(EntityId id) {
        return batch.operations().stream().anyMatch(o -> makesAnew(o) && o.id().equals(id));
    }

    private static boolean makesAnew(Operation operation) {
        return operation instanceof Operation.Create || operation instanceof Operation.Delete;
    }

    Unsent unsent(Map<TextKey, String> textsBefore) {
        return new Unsent(clientSequence, batch, timeMillis, textsBefore);
    }
}
