package org.orrery.relay.access;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Finds out who makes a request. Safe on any thread.
public interface Identification {

    /// What a request shows.
    ///
    /// @param bearer the token in `Authorization: Bearer`, or in the query of a WebSocket
    /// @param local whether it comes from this machine
    record Credentials(Optional<String> bearer, boolean local) {}

    /// Completes with the caller; empty when a token was shown that is wrong, expired or revoked. Without a token the caller
    /// may still be somebody: that is the relay's setting.
    CompletionStage<Optional<Caller>> identify(Credentials credentials);
}
