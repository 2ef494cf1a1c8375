package org.orrery.protocol.rest;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.model.value.Value;

/// Body of `POST /collaboration/sessions/create`.
///
/// @param state `draft`, `lobby` or `live`; without it a session is live, or in the lobby when it has a scheduled start
/// @param scheduledStart when the relay is to start it; ISO 8601, UTC
/// @param waitingRoom whether who comes has to be let in by an admin
public record CreateSession(
        String sessionType,
        String title,
        UserId hostUserId,
        @Nullable InitialScene initialScene,
        @Nullable String enterprisePartner,
        @Nullable String complianceLevel,
        @Nullable String securityLevel,
        @Nullable String state,
        @Nullable String scheduledStart,
        @Nullable Boolean waitingRoom) {

    /// A session that is live at once.
    public CreateSession(
            String sessionType,
            String title,
            UserId hostUserId,
            @Nullable InitialScene initialScene,
            @Nullable String enterprisePartner,
            @Nullable String complianceLevel,
            @Nullable String securityLevel) {
        this(
                sessionType,
                title,
                hostUserId,
                initialScene,
                enterprisePartner,
                complianceLevel,
                securityLevel,
                null,
                null,
                null);
    }

    public CreateSession {
        Objects.requireNonNull(sessionType, "session_type is required");
        Objects.requireNonNull(title, "title is required");
        Objects.requireNonNull(hostUserId, "host_user_id is required");
    }

    /// The same session with another host.
    public CreateSession hostedBy(UserId host) {
        return new CreateSession(
                sessionType,
                title,
                host,
                initialScene,
                enterprisePartner,
                complianceLevel,
                securityLevel,
                state,
                scheduledStart,
                waitingRoom);
    }

    /// The same with other levels.
    public CreateSession withLevels(@Nullable String compliance, @Nullable String security) {
        return new CreateSession(
                sessionType,
                title,
                hostUserId,
                initialScene,
                enterprisePartner,
                compliance,
                security,
                state,
                scheduledStart,
                waitingRoom);
    }

    /// The same in another state, with another time to start.
    public CreateSession withSchedule(String newState, @Nullable String start) {
        return new CreateSession(
                sessionType,
                title,
                hostUserId,
                initialScene,
                enterprisePartner,
                complianceLevel,
                securityLevel,
                newState,
                start,
                waitingRoom);
    }

    /// What the first view shows.
    public record InitialScene(
            @Nullable List<Double> cameraPosition,
            @Nullable List<Double> cameraTarget,
            @Nullable String visualizationType,
            @Nullable Value dataFilters) {}
}
