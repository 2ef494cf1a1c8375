package org.orrery.net;

import org.orrery.model.reduce.Refusal;

/// What became of a submission.
public sealed interface Settlement {

    /// Durable, at this place in the log.
    record Committed(long sequence) implements Settlement {}

    /// Not taken, and no longer shown.
    record Refused(Refusal refusal) implements Settlement {}

    /// The room was closed first; it waits in the offline queue on disk.
    record Queued() implements Settlement {}
}
