package org.orrery.relay.room;

import org.orrery.model.document.Entity;

/// What came of asking to be a member.
public sealed interface JoinOutcome {

    /// The member's entity is durable.
    record Admitted(Entity member) implements JoinOutcome {}

    /// There are as many people in the room as it holds.
    record Full() implements JoinOutcome {}

    /// The role can only be given by somebody who may.
    record RoleNotAllowed(String detail) implements JoinOutcome {}

    record Invalid(String detail) implements JoinOutcome {}

    /// The room takes no changes now.
    record Unavailable() implements JoinOutcome {}
}
