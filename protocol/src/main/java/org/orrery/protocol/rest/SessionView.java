package org.orrery.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;

/// A session as the HTTP surface shows it.
///
/// @param createdAt ISO 8601, UTC
/// @param stateHash digest of the document at `sequence`
public record SessionView(
        SessionId sessionId,
        String sessionType,
        String title,
        UserId hostUserId,
        @Nullable String enterprisePartner,
        @Nullable String complianceLevel,
        @Nullable String securityLevel,
        String createdAt,
        long sequence,
        String stateHash,
        int connected,
        List<MemberView> members) {

    public record MemberView(
            UserId userId, String username, Role role, boolean connected, boolean simulated) {}
}
