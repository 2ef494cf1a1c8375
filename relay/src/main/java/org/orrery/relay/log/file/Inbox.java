package org.orrery.relay.log.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.protocol.codec.RecordCodec;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Draft;
import org.orrery.relay.seal.Sealing;

/// Drafts on their way to the writing thread, bounded by what has not been settled yet. The lock guards its fields; it is
/// held for a few instructions only.
final class Inbox {

    /// A draft that asks to be taken.
    static final class Waiting {
        private final SessionId session;
        private final Draft draft;
        private final byte @Nullable [] payload;
        private final int size;
        private final CompletableFuture<Appended> result = new CompletableFuture<>();

        /// A draft on its way.
        ///
        /// @param sealed empty when a key has to be fetched or made first, for which the writing thread may wait
        Waiting(SessionId session, Draft draft, Optional<Sealing.Sealed> sealed) {
            this.session = session;
            this.draft = draft;
            this.payload = sealed.map(LogRecord::payload).orElse(null);
            this.size =
                    LogRecord.sizeOf(
                            draft, payload == null ? RecordCodec.encode(draft.batch()) : payload);
        }

        SessionId session() {
            return session;
        }

        Draft draft() {
            return draft;
        }

        /// What the record has after the user id. On the writing thread; may wait for the disk.
        byte[] payload(Sealing sealing) throws IOException {
            return payload == null
                    ? LogRecord.payload(sealing.seal(draft.origin(session), draft.batch()))
                    : payload;
        }

        CompletableFuture<Appended> result() {
            return result;
        }

        int size() {
            return size;
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
