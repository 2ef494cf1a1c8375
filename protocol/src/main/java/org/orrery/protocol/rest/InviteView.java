package org.orrery.protocol.rest;

import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.role.Role;

/// An invitation as the HTTP surface shows it.
///
/// @param createdBy a user's id, or `:local` on a relay that knows nobody
/// @param createdAt ISO 8601, UTC
/// @param code only in the answer to its creation: the relay does not know it afterwards
/// @param link the code in a form to be passed on; only with the code
public record InviteView(
        String inviteId,
        SessionId sessionId,
        Role role,
        int uses,
        int usesLeft,
        String createdBy,
        String createdAt,
        String expiresAt,
        @Nullable String code,
        @Nullable String link) {}
