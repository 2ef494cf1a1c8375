package org.orrery.relay.session;

import org.orrery.model.id.SessionId;
import org.orrery.protocol.rest.CreateSession;

/// What is known of a session without its log: what was asked for when it was made.
///
/// @param createdAt ISO 8601, UTC
public record SessionRecord(SessionId sessionId, String createdAt, CreateSession request) {}
