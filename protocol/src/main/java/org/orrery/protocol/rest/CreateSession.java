package org.orrery.protocol.rest;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.model.value.Value;

/// Body of `POST /collaboration/sessions/create`.
public record CreateSession(
        String sessionType,
        String title,
        UserId hostUserId,
        @Nullable InitialScene initialScene,
        @Nullable String enterprisePartner,
        @Nullable String complianceLevel,
        @Nullable String securityLevel) {

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
                securityLevel);
    }

    /// What the first view shows.
    public record InitialScene(
            @Nullable List<Double> cameraPosition,
            @Nullable List<Double> cameraTarget,
            @Nullable String visualizationType,
            @Nullable Value dataFilters) {}
}
