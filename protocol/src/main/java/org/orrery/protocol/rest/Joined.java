package org.orrery.protocol.rest;

/// Answer to a join.
///
/// @param websocketUrl where to connect, token included
/// @param token what the WebSocket asks for; good for reconnecting too
/// @param tokenExpiresAt ISO 8601, UTC
public record Joined(
        SessionView session, String websocketUrl, String token, String tokenExpiresAt) {}
