package org.orrery.protocol.rest;

import org.jspecify.annotations.Nullable;
import org.orrery.model.role.Role;

/// Body of `POST /collaboration/sessions/{session_id}/invites`.
///
/// @param role the highest that guests may ask for; collaborator when it is left out
/// @param uses from 1 to 1000; 1 when it is left out
/// @param expiresInSeconds from a minute to 90 days; a week when it is left out
public record CreateInvite(
        @Nullable Role role, @Nullable Integer uses, @Nullable Long expiresInSeconds) {}
