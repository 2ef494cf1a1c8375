package org.orrery.relay.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.orrery.model.document.Document;
import org.orrery.model.id.SessionId;
import org.orrery.relay.log.SnapshotStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a snapshot of a room's document every so many entries. Confined to the room's thread.
final class Snapshooter {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshooter.class);

    private final SnapshotStore store;
    private final SessionId session;
    private final int every;
    private long kept;

    Snapshooter(SnapshotStore store, SessionId session, long kept, int every) {
        this.store = store;
        this.session = session;
        this.kept = kept;
        this.every = every;
    }

    void reached(Document document) {
        if (document.sequence() - kept >= every) {
            var _ =
                    save(document)
                            .exceptionally(failure -> {
                                LOG.warn("no snapshot of session {}", session, failure);
                                return null;
                            });
        }
    }

    /// Keeps the last document of a room, if that is worth it.
    CompletionStage<Void> last(Document document) {
        return document.sequence() > kept
                ? save(document)
                : CompletableFuture.completedFuture(null);
    }

    private CompletionStage<Void> save(Document document) {
        kept = document.sequence();
        try {
            return store.save(session, document);
        } catch (RejectedExecutionException tooManyWaiting) {
            return CompletableFuture.failedFuture(tooManyWaiting);
        }
    }
}
