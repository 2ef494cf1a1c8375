package org.orrery.relay.identity.invite;

import java.time.Instant;
import org.orrery.model.id.SessionId;
import org.orrery.model.role.Role;
import org.orrery.relay.access.TenantId;

/// An invitation, without the code that it is redeemed by.
///
/// @param role the highest that whoever redeems it may ask for
/// @param uses how many may redeem it
/// @param usesLeft how many still may
/// @param createdBy a user's id, or `:local`
public record Invite(
        String id,
        TenantId tenant,
        SessionId session,
        Role role,
        int uses,
        int usesLeft,
        String createdBy,
        Instant createdAt,
        Instant expiresAt) {}
