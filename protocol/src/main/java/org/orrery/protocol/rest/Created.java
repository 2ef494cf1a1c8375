package org.orrery.protocol.rest;

import org.orrery.model.id.SessionId;

/// Answer to the creation of a session.
public record Created(SessionId sessionId, SessionView session, String joinUrl) {}
