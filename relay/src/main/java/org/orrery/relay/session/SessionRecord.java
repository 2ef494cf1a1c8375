package org.orrery.relay.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.meeting.SessionState;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.policy.Policies;
import org.orrery.relay.policy.Policy;

/// What is known of a session without its log: what was asked for when it was made, with its levels and its
/// schedule as they are now.
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

    /// The same, if it waits for its start no more or for another one; all else about its state is in the log alone.
    SessionRecord withSchedule(String state, @Nullable String start) {
        boolean waits = start != null && state.equals(SessionState.LOBBY.wireName());
        boolean same =
                waits
                        ? isScheduled() && Objects.equals(start, request.scheduledStart())
                        : !isScheduled();
        return same
                ? this
                : new SessionRecord(
                        sessionId,
                        tenant,
                        createdAt,
                        request.withSchedule(state, waits ? start : null));
    }

    /// Whether it waits for its start in the lobby.
    boolean isScheduled() {
        String state = request.state();
        return request.scheduledStart() != null
                && (state == null || state.equals(SessionState.LOBBY.wireName()));
    }

    boolean hasLevelsOf(SessionRecord other) {
        return Objects.equals(request.complianceLevel(), other.request.complianceLevel())
                && Objects.equals(request.securityLevel(), other.request.securityLevel());
    }

    /// What holds for it because of its levels.
    public Policy policy() {
        return Policies.standard().effective(request.complianceLevel(), request.securityLevel());
    }
}
