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

    /// Whether the relay may have got it, now or in an earlier life of this client.
    boolean everSent;

    /// Whether it is part of the document that the user sees; later text edits are relative to that.
    boolean applied = true;

    /// Whether a text that it edits has been made anew by somebody else, so that the edit has lost its ground.
    boolean detached;

    /// Of a submission read from disk, the texts it edits as they were before; `null` once it stands in the chain.
    @Nullable Map<TextKey, String> restoredTexts;

    private final Set<EntityId> ids = new HashSet<>();
    private final Set<TextKey> texts = new LinkedHashSet<>();
    private final Set<EntityId> remade = new HashSet<>();

    Pending(long ticket, long clientSequence, Batch batch, long timeMillis) {
        this.ticket = ticket;
        this.clientSequence = clientSequence;
        this.batch = batch;
        this.timeMillis = timeMillis;
        for (Operation operation : batch.operations()) {
            ids.add(operation.id());
            if (operation instanceof Operation.EditText edit && !remade.contains(edit.id())) {
                texts.add(TextKey.of(edit));
            } else if (makesAnew(operation)) {
                remade.add(operation.id());
            }
        }
    }

    boolean editsText() {
        return batch.editsText();
    }

    Set<EntityId> ids() {
        return ids;
    }

    /// The texts that it edits and does not make itself.
    Set<TextKey> texts() {
        return texts;
    }

    Map<TextKey, String> textsIn(Document before) {
        Map<TextKey, String> found = new HashMap<>();
        this.texts.forEach(key -> key.textIn(before).ifPresent(text -> found.put(key, text)));
        return found;
    }

    /// Transforms its edits of a text over `edit`, which was made of that text before them.
    ///
    /// @return the edit as it reads after them, or `null` when the text is made anew here
    @Nullable TextDelta carry(TextKey key, TextDelta edit) {
        if (!texts.contains(key)) {
            return remade.contains(key.id()) ? null : edit;
        }
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

    /// What takes its edits of a text back again, in the order in which that is to be done; those that do not fit are left out.
    ///
    /// @param text as it is before them
    List<TextDelta> inverses(TextKey key, String text) {
        List<TextDelta> inverses = new ArrayList<>();
        String present = text;
        for (Operation operation : batch.operations()) {
            if (operation instanceof Operation.EditText edit
                    && TextKey.of(edit).equals(key)
                    && edit.delta().fits(present)) {
                inverses.addFirst(edit.delta().inverse(present));
                present = edit.delta().apply(present);
            }
        }
        return inverses;
    }

    /// Whether after this the texts of `id` have nothing to do with those before.
    boolean remakes(EntityId id) {
        return remade.contains(id);
    }

    private static boolean makesAnew(Operation operation) {
        return operation instanceof Operation.Create || operation instanceof Operation.Delete;
    }

    /// Notes that it stands in the chain on a document of that sequence number. A relay that has lost the end of its log
    /// must not be told of a base that it does not have.
    void standOn(long sequence) {
        restoredTexts = null;
        if (batch.baseSequence() > sequence) {
            batch = batch.basedOn(sequence);
            sent = null;
        }
    }

    Unsent unsent(Map<TextKey, String> textsBefore) {
        return new Unsent(clientSequence, batch, timeMillis, textsBefore);
    }
}
