package org.orrery.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;

/// Who the caller is, answer to `GET /collaboration/me`.
///
/// @param userId absent on a relay that knows nobody
/// @param roles that may be asked for in sessions
/// @param standings such as `person`, `tenant_admin` or `operator`
/// @param sessionId the only session that the token opens, if it opens one
public record Me(
        @Nullable UserId userId,
        @Nullable String name,
        String tenant,
        List<Role> roles,
        List<String> standings,
        @Nullable SessionId sessionId) {
    public Me {
        roles = List.copyOf(roles);
        standings = List.copyOf(standings);
    }
}
