package org.orrery.relay.room;

import org.orrery.model.document.Entity;

/// What came of asking to be a member.
public sealed interface JoinOutcome {

    /// The member's entity is durable, and the member is in.
    record Admitted(Entity member) implements JoinOutcome {}

    /// The member's entity is durable, and the member may open a socket to wait on.
    record Waiting(Entity member) implements JoinOutcome {}

    /// There are as many people in the room as it holds, or as many waiting.
    record Full() implements JoinOutcome {}

    /// The role can only be given by somebody who may.
    record RoleNotAllowed(String detail) implements JoinOutcome {}

    record Invalid(String detail) implements JoinOutcome {}

    /// The room takes no changes now.
    record Unavailable() implements JoinOutcome {}

    /// The session is being prepared; nobody but its admins comes in.
    record NotOpen() implements JoinOutcome {}

    /// The session is over.
    record Ended() implements JoinOutcome {}

    /// Nobody new comes in.
    record Locked() implements JoinOutcome {}

    /// The session has a passcode, and it was not told.
    record PasscodeRequired() implements JoinOutcome {}

    record Banned() implements JoinOutcome {}
}
