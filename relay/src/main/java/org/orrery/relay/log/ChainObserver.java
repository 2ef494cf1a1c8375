package org.orrery.relay.log;

import org.orrery.model.id.SessionId;

/// Is told how far the chain of each session is durable, so that its head can be witnessed elsewhere. Called on threads of
/// the log; returns at once and never throws.
public interface ChainObserver {

    /// The chain is durable up to there.
    ///
    /// @param hash SHA-256 of the whole record of entry `sequence`
    void advanced(SessionId session, long sequence, byte[] hash);

    /// A good moment to witness the head: a segment is sealed, or the session is put away.
    void rested(SessionId session);

    /// Notes nothing.
    static ChainObserver none() {
        return new ChainObserver() {
            @Override
            public void advanced(SessionId session, long sequence, byte[] hash) {
                // Nobody asks.
            }

            @Override
            public void rested(SessionId session) {
                // Nobody asks.
            }
        };
    }
}
