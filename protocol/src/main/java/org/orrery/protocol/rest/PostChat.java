package org.orrery.protocol.rest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.EntityId;

/// Body of `POST /collaboration/sessions/{session_id}/chat`.
///
/// @param replyTo the message that this one answers
public record PostChat(String body, @Nullable EntityId replyTo) {
    public PostChat {
        Objects.requireNonNull(body, "body is required");
    }
}
