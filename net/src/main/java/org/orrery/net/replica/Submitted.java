package org.orrery.net.replica;

import org.orrery.model.reduce.Refusal;

/// What the replica made of a wish.
public sealed interface Submitted {

    /// It shows, and waits for the relay.
    ///
    /// @param ticket names it in [Effects#settled()]
    record Accepted(long ticket, Unsent unsent) implements Submitted {}

    /// It would not be allowed, and is not sent.
    record Refused(Refusal refusal) implements Submitted {}
}
