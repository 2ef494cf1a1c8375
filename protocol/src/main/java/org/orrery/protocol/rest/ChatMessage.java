package org.orrery.protocol.rest;

import org.jspecify.annotations.Nullable;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;

/// A message of a session's chat.
///
/// @param createdAt ISO 8601, UTC
/// @param sequence of the log entry that made it
public record ChatMessage(
        EntityId messageId,
        UserId userId,
        String body,
        @Nullable EntityId replyTo,
        boolean edited,
        String createdAt,
        long sequence) {}
