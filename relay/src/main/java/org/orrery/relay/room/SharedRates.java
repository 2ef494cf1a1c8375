package org.orrery.relay.room;

/// What all connections of one user, and of one session, may send together in a second.
public record SharedRates(
        int userSubmits,
        int sessionSubmits,
        int userPresence,
        int sessionPresence,
        int userSignals,
        int sessionSignals) {

    /// More than anybody sends.
    public static final SharedRates UNLIMITED =
            new SharedRates(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000);
}
