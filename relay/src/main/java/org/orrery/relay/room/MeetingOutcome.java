package org.orrery.relay.room;

import org.orrery.model.meeting.SessionState;

/// What came of something an admin asked of a session.
public sealed interface MeetingOutcome {

    /// It is durable, or was so already.
    record Done() implements MeetingOutcome {}

    /// There is no such member, or none of whom this can be asked.
    record NoSuchMember() implements MeetingOutcome {}

    /// The session is in a state from which it cannot be reached.
    record WrongState(SessionState state) implements MeetingOutcome {}

    record Invalid(String detail) implements MeetingOutcome {}

    /// The room takes no changes now.
    record Unavailable() implements MeetingOutcome {}
}
