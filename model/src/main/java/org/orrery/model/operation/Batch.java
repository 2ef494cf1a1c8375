package org.orrery.model.operation;

import java.util.List;
import org.orrery.model.value.Value;

/// Operations that happen together or not at all.
///
/// @param label what the person did, in a few words, for undo and history ("Move annotation")
/// @param baseSequence the last sequence number its author had seen: 0 or more
public record Batch(String label, long baseSequence, List<Operation> operations) {

    public static final int MAX_OPERATIONS = 1000;
    public static final int MAX_LABEL = 120;

    /// @throws IllegalArgumentException when there is no operation or too many, or the label is malformed or too long
    public Batch {
        operations = List.copyOf(operations);
        if (operations.isEmpty() || operations.size() > MAX_OPERATIONS) {
            throw new IllegalArgumentException(
                    "a batch has 1 to " + MAX_OPERATIONS + " operations");
        }
        if (label.length() > MAX_LABEL || !Value.isWellFormed(label)) {
            throw new IllegalArgumentException(
                    "a label is well-formed, of at most " + MAX_LABEL + " characters");
        }
        if (baseSequence < 0) {
            throw new IllegalArgumentException("a base sequence is 0 or more");
        }
    }

    /// Whether it edits a collaborative text, which matters to what may be in flight with it.
    public boolean editsText() {
        return operations.stream().anyMatch(Operation.EditText.class::isInstance);
    }

    public Batch basedOn(long sequence) {
        return new Batch(label, sequence, operations);
    }
}
