package org.orrery.model.reduce;

import java.util.List;
import org.orrery.model.document.Document;

/// What became of a log entry. In every case the document has moved on to the entry's sequence number.
public sealed interface Outcome {

    Document document();

    /// The batch is part of the document now.
    record Applied(Document document, List<Change> changes) implements Outcome {
        public Applied {
            changes = List.copyOf(changes);
        }
    }

    /// The batch changed nothing.
    record Refused(Document document, Refusal refusal) implements Outcome {}

    /// The batch had been settled before, at [#firstSequence()] or earlier.
    record Duplicate(Document document, long firstSequence) implements Outcome {}
}
