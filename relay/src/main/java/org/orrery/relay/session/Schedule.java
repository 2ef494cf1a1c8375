package org.orrery.relay.session;

import java.time.DateTimeException;
import java.time.Instant;
import org.orrery.model.value.Value;

/// When sessions are to start. Any thread.
public final class Schedule {

    private Schedule() {}

    /// A time as somebody wrote it, in the form of documents.
    ///
    /// @throws IllegalArgumentException when it is none
    public static Value time(String text) {
        try {
            return Value.of(Instant.parse(text).toString());
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(
                    "scheduled_start is a time in UTC such as 2027-03-01T09:00:00Z", malformed);
        }
    }

    /// Whether a session that is not loaded should have started by now.
    static boolean isDue(SessionRecord session, Instant now) {
        return session.isScheduled()
                && !Instant.parse(session.request().scheduledStart()).isAfter(now);
    }
}
