package org.orrery.relay.log;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.orrery.model.document.Document;
import org.orrery.model.id.SessionId;

/// Documents as they were at some entry of the log, so that a room opens without replaying everything. A snapshot is only
/// ever a shortcut: without any, the log alone gives the same document. Safe on any thread.
public interface SnapshotStore {

    /// Keeps `document`; completes normally when it is durable and exceptionally when it could not be kept.
    CompletionStage<Void> save(SessionId session, Document document);

    /// The newest sound snapshot whose sequence is at most `lastSequence`. Waits for the disk.
    Optional<Document> newest(SessionId session, long lastSequence);

    /// Completes when everything that was to be kept before this call is, or could not be.
    default CompletionStage<Void> settled() {
        return CompletableFuture.completedFuture(null);
    }

    /// Keeps nothing.
    static SnapshotStore none() {
        return new SnapshotStore() {
            @Override
            public CompletionStage<Void> save(SessionId session, Document document) {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public Optional<Document> newest(SessionId session, long lastSequence) {
                return Optional.empty();
            }
        };
    }
}
