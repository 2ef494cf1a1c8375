package org.orrery.protocol.rest;

import org.jspecify.annotations.Nullable;

/// Body of `PATCH /collaboration/sessions/{session_id}`; what is absent stays.
///
/// @param scheduledStart ISO 8601, UTC; empty takes it away
/// @param complianceLevel a level of `GET /collaboration/policies`; empty takes it away
/// @param securityLevel a level of `GET /collaboration/policies`; empty takes it away
public record UpdateSession(
        @Nullable String title,
        @Nullable String scheduledStart,
        @Nullable Boolean waitingRoom,
        @Nullable Boolean locked,
        @Nullable String complianceLevel,
        @Nullable String securityLevel) {}
