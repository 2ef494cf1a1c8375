package org.orrery.protocol.rest;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;

/// A session as the HTTP surface shows it.
///
/// @param createdAt ISO 8601, UTC
/// @param stateHash digest of the document at `sequence`
/// @param members those who are let in
/// @param state `draft`, `lobby`, `live`, `paused`, `ended` or `archived`
/// @param scheduledStart when the relay starts it; ISO 8601, UTC
/// @param waitingRoom whether who comes has to be let in by an admin
/// @param locked whether nobody new comes in
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
        List<MemberView> members,
        String state,
        @Nullable String scheduledStart,
        boolean waitingRoom,
        boolean locked,
        boolean passcodeRequired,
        PolicyView policy) {

    /// The digest of nothing, for who sees nothing.
    private static final String NO_HASH = "0".repeat(16);

    private static final PolicyView OPEN = new PolicyView(null, true, true, false, false);

    /// A live session with nothing special.
    public SessionView(
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
        this(
                sessionId,
                sessionType,
                title,
                hostUserId,
                enterprisePartner,
                complianceLevel,
                securityLevel,
                createdAt,
                sequence,
                stateHash,
                connected,
                members,
                "live",
                null,
                false,
                false,
                false,
                OPEN);
    }

    /// Answers of older relays say less.
    public SessionView {
        members = List.copyOf(members);
        state = Objects.requireNonNullElse(state, "live");
        policy = Objects.requireNonNullElse(policy, OPEN);
    }

    /// What somebody sees who has not been let in: how it stands, and nothing of what is in it.
    public SessionView fromOutside() {
        return new SessionView(
                sessionId,
                sessionType,
                title,
                hostUserId,
                enterprisePartner,
                complianceLevel,
                securityLevel,
                createdAt,
                0,
                NO_HASH,
                0,
                List.of(),
                state,
                scheduledStart,
                waitingRoom,
                locked,
                passcodeRequired,
                policy);
    }

    public record MemberView(
            UserId userId, String username, Role role, boolean connected, boolean simulated) {}
}
