package org.orrery.bench.crash;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.EntityId;
import org.orrery.net.Settlement;

/// One submission, and how to find in a document whether and how often it happened.
///
/// @param id the entity that it makes and nothing else does
/// @param text the entity whose text it adds its mark to, `null` when it adds none
/// @param mark stands nowhere else
record Edit(
        EntityId id, @Nullable EntityId text, String mark, CompletableFuture<Settlement> settled) {

    /// Its place in the log, 0 while it is not acknowledged.
    long sequence() {
        return settled.getNow(null) instanceof Settlement.Committed(long sequence) ? sequence : 0;
    }

    boolean isRefused() {
        return settled.getNow(null) instanceof Settlement.Refused;
    }
}
