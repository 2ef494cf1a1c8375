package org.orrery.relay.log.file;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.orrery.model.id.SessionId;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Draft;

/// Drafts on their way to the writing thread, bounded by what has not been settled yet. The lock guards its fields; it is
/// held for a few instructions only.
final class Inbox {

    /// A draft that asks to be taken.
    static final class Waiting {
        private final SessionId session;
        private final Draft draft;
        private final byte[] payload;
        private final CompletableFuture<Appended> result = new CompletableFuture<>();

        /// @param payload the batch in CBOR
        Waiting(SessionId session, Draft draft, byte[] payload) {
            this.session = session;
            this.draft = draft;
            this.payload = payload;
        }

        SessionId session() {
            return session;
        }

        Draft draft() {
            return draft;
        }

        byte[] payload() {
            return payload;
        }

        CompletableFuture<Appended> result() {
            return result;
        }

        int size() {
            return LogRecord.sizeOf(draft, payload);
        }
    }

    enum Offer {
        /// Taken, and the writing thread has to be woken.
        FIRST,
        TAKEN,
        FULL,
        CLOSED
    }

    private final LogLimits limits;
    private List<Waiting> drafts = new ArrayList<>();
    private int unsettled;
    private long unsettledBytes;
    private boolean closed;

    Inbox(LogLimits limits) {
        this.limits = limits;
    }

    synchronized Offer offer(Waiting draft) {
        if (closed) {
            return Offer.CLOSED;
        }
        boolean tooMuch = unsettledBytes + draft.size() > limits.waitingBytes() && unsettled > 0;
        if (unsettled >= limits.waitingDrafts() || tooMuch) {
            return Offer.FULL;
        }
        unsettled++;
        unsettledBytes += draft.size();
        drafts.add(draft);
        return drafts.size() == 1 ? Offer.FIRST : Offer.TAKEN;
    }

    synchronized List<Waiting> take() {
        List<Waiting> taken = drafts;
        drafts = new ArrayList<>();
        return taken;
    }

    synchronized void settled(Waiting draft) {
        unsettled--;
        unsettledBytes -= draft.size();
    }

    synchronized void close() {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized boolean isSettled() {
        return unsettled == 0;
    }
}
