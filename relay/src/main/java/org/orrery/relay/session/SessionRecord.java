package org.orrery.relay.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.policy.Policies;
import org.orrery.relay.policy.Policy;

/// What is known of a session without its log: what was asked for when it was made.
///
/// @param tenant whose it is
/// @param createdAt ISO 8601, UTC
public record SessionRecord(
        SessionId sessionId, TenantId tenant, String createdAt, CreateSession request) {

    /// Records of the first version have no tenant.
    public SessionRecord {
        tenant = Objects.requireNonNullElse(tenant, TenantId.DEFAULT);
    }

    SessionRecord withLevels(@Nullable String compliance, @Nullable String security) {
        return new SessionRecord(
                sessionId, tenant, createdAt, request.withLevels(compliance, security));
    }

    /// What holds for it because of its levels.
    public Policy policy() {
        return Policies.standard().effective(request.complianceLevel(), request.securityLevel());
    }
}
