package org.orrery.protocol.rest;

import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.role.Role;

/// What an invitation leads to, as whoever holds its code may know before joining: what a join would tell, and what holds
/// there. Nothing of who is in the session, nor of what is in it.
///
/// @param role the highest to ask for
/// @param expiresAt ISO 8601, UTC
/// @param state `draft`, `lobby`, `live`, `paused`, `ended` or `archived`
/// @param scheduledStart ISO 8601, UTC
public record InvitePreview(
        SessionId sessionId,
        String title,
        Role role,
        String expiresAt,
        String state,
        @Nullable String scheduledStart,
        boolean waitingRoom,
        boolean locked,
        boolean passcodeRequired,
        @Nullable String complianceLevel,
        @Nullable String securityLevel,
        PolicyView policy) {}
