package org.orrery.relay.session;

import java.util.Objects;
import org.orrery.model.id.SessionId;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.relay.access.TenantId;

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
}
