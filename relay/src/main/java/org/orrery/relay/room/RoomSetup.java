package org.orrery.relay.room;

import org.orrery.model.id.SessionId;
import org.orrery.relay.log.SessionLog;

/// What a room needs from outside.
public record RoomSetup(
        SessionId session,
        SessionLog log,
        RoomThread thread,
        RoomLimits limits,
        RoomObserver observer) {}
