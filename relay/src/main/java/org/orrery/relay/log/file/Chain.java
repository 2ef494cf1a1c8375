package org.orrery.relay.log.file;

import java.util.Arrays;
import java.util.Optional;
import org.orrery.model.id.SessionId;

/// The end of a session's records so far, to which the next one has to fit.
final class Chain {

    private final SessionId session;
    private long last;
    private long lastMillis = Long.MIN_VALUE;

    /// Hash of the last record; empty when that one was not looked at.
    private Optional<byte[]> hash;

    private Chain(SessionId session, long last, Optional<byte[]> hash) {
        this.session = session;
        this.last = last;
        this.hash = hash;
    }

    /// The chain of a session without records.
    static Chain empty(SessionId session) {
        return new Chain(session, 0, Optional.of(Hash.ofNothing()));
    }

    /// A chain of which the records up to `last` are taken on trust.
    static Chain after(SessionId session, long last) {
        return new Chain(session, last, Optional.empty());
    }

    long last() {
        return last;
    }

    /// Time of the last record, so that time never runs backwards in a session.
    long lastMillis() {
        return lastMillis;
    }

    /// @throws IllegalStateException when the last record was not looked at
    byte[] hash() {
        return hash.orElseThrow(() -> new IllegalStateException("the chain begins in the middle"));
    }

    /// Why `record` cannot be the next one.
    Optional<String> objection(LogRecord record) {
        if (!record.session().equals(session)) {
            return Optional.of("the record belongs to session " + record.session());
        }
        if (record.sequence() != last + 1) {
            return Optional.of(
                    "entry " + (last + 1) + " is missing, there is " + record.sequence());
        }
        if (hash.isPresent() && !Arrays.equals(hash.get(), record.previousHash())) {
            return Optional.of(
                    "entry " + record.sequence() + " does not continue the one before it");
        }
        return Optional.empty();
    }

    void add(LogRecord record) {
        last = record.sequence();
        lastMillis = record.timeMillis();
        hash = Optional.of(record.hash());
    }
}
