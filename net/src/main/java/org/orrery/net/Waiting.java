package org.orrery.net;

import java.time.Instant;
import java.util.Optional;

/// Why I am not in the room yet.
///
/// @param scheduledStart when the session is to start, if that is what I wait for and it is known
/// @param sentence what the user reads
public record Waiting(Reason reason, Optional<Instant> scheduledStart, String sentence) {

    /// What has to happen first.
    public enum Reason {
        /// An admin has to let me in.
        WAITING_ROOM,
        /// The session has to start.
        NOT_STARTED,
        /// Somebody has to leave.
        ROOM_FULL
    }
}
