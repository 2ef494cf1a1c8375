package org.orrery.relay.log;

import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.relay.seal.Sealing;

/// A log entry without its place and time, which the log gives. Author and client sequence together are the operation's id.
public record Draft(Author author, long clientSequence, Batch batch) {

    /// What its texts are bound to when they are sealed.
    public Sealing.Origin origin(SessionId session) {
        return new Sealing.Origin(session, author, clientSequence);
    }

    public Entry at(long sequence, long timeMillis) {
        return new Entry(sequence, timeMillis, author, clientSequence, batch);
    }
}
