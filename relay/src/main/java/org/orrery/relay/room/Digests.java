package org.orrery.relay.room;

import java.util.function.Supplier;
import org.orrery.model.document.Document;
import org.orrery.protocol.message.ServerMessage;

/// Tells everybody the digest of the document now and then, so that a client that has gone astray notices it. Confined to the
/// room's thread.
final class Digests {

    private final RoomSetup setup;
    private final Supplier<Document> document;
    private final Crowd crowd;
    private long told;
    private long changedNanos;

    Digests(RoomSetup setup, Supplier<Document> document, Crowd crowd) {
        this.setup = setup;
        this.document = document;
        this.crowd = crowd;
    }

    /// What is in the document now, its members know.
    void opened() {
        told = document.get().sequence();
    }

    void changed() {
        changedNanos = setup.thread().nanos();
    }

    /// Tells it when many entries have come.
    void tellAfterMany() {
        if (document.get().sequence() - told >= setup.limits().checkpointEvery()) {
            tell();
        }
    }

    /// Tells it when none has come for a while.
    void tellAfterRest(long nowNanos) {
        boolean changed = document.get().sequence() > told;
        if (changed && nowNanos - changedNanos >= setup.limits().checkpointIdle().toNanos()) {
            tell();
        }
    }

    private void tell() {
        Document now = document.get();
        told = now.sequence();
        crowd.sendAll(new Frame(new ServerMessage.Checkpointed(now.sequence(), now.stateHash())));
    }
}
