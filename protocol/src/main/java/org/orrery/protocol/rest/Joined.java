package org.orrery.protocol.rest;

/// Answer to a join.
///
/// @param websocketUrl where to connect, token included
/// @param token what the WebSocket asks for; good for reconnecting too
/// @param tokenExpiresAt ISO 8601, UTC
/// @param access `admitted`, or `waiting` for who will be let in later; the session then shows no members
public record Joined(
        SessionView session,
        String websocketUrl,
        String token,
        String tokenExpiresAt,
        String access) {}
