package org.orrery.protocol.rest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;

/// Body of `POST /collaboration/sessions/{session_id}/join`.
///
/// @param simulated whether the member is a program that plays a person, which everyone is shown
public record JoinSession(
        UserId userId,
        String username,
        Role role,
        @Nullable AvatarConfig avatarConfig,
        boolean simulated) {

    public JoinSession {
        Objects.requireNonNull(userId, "user_id is required");
        Objects.requireNonNull(username, "username is required");
        Objects.requireNonNull(role, "role is required");
    }

    /// The same join under another name.
    public JoinSession named(String name) {
        return new JoinSession(userId, name, role, avatarConfig, simulated);
    }

    /// How a member looks; colour as `#4CAF50`.
    public record AvatarConfig(
            @Nullable String model, @Nullable String color, @Nullable Double scale) {}
}
