package org.orrery.protocol.rest;

import java.util.Objects;
import org.orrery.model.id.UserId;

/// Body of `POST /collaboration/sessions/{session_id}/host`.
public record PassHost(UserId userId) {
    public PassHost {
        Objects.requireNonNull(userId, "user_id is required");
    }
}
