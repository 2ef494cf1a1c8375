package org.orrery.relay.room;

import org.orrery.model.document.Document;
import org.orrery.model.reduce.Refusal;

/// What became of a batch that a member asked for over HTTP.
public sealed interface WriteOutcome {

    /// It is durable and applied.
    ///
    /// @param document right after it
    record Written(long sequence, Document document) implements WriteOutcome {}

    /// It changed nothing.
    record Refused(Refusal refusal) implements WriteOutcome {}

    /// The member asks for more than they may, or than the log takes.
    record Overloaded() implements WriteOutcome {}

    /// The room takes no changes now, or what became of the batch is not known.
    record Unavailable() implements WriteOutcome {}
}
