package org.orrery.protocol.rest;

import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;

/// Answer to the redemption of an invitation: what to join with.
///
/// @param userId whom to join as
/// @param role the highest to ask for
/// @param token for `Authorization: Bearer`, for this session only
/// @param expiresAt ISO 8601, UTC
public record Redeemed(
        SessionId sessionId,
        String title,
        UserId userId,
        Role role,
        String token,
        String expiresAt) {}
