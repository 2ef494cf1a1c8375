package org.orrery.protocol.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;

/// Body of `POST /collaboration/sessions/{session_id}/join`.
///
/// @param simulated whether the member is a program that plays a person, which everyone is shown
/// @param passcode what the session's host has told those who may come, when it has one
public record JoinSession(
        UserId userId,
        String username,
        Role role,
        @Nullable AvatarConfig avatarConfig,
        boolean simulated,
        @Nullable String passcode) {

    /// A join of a session without a passcode.
    public JoinSession(
            UserId userId,
            String username,
            Role role,
            @Nullable AvatarConfig avatarConfig,
            boolean simulated) {
        this(userId, username, role, avatarConfig, simulated, null);
    }

    public JoinSession {
        Objects.requireNonNull(userId, "user_id is required");
        Objects.requireNonNull(username, "username is required");
        Objects.requireNonNull(role, "role is required");
    }

    /// What may be left out is left out by clients that do not know it.
    @JsonCreator
    static JoinSession read(
            @JsonProperty("user_id") UserId userId,
            @JsonProperty("username") String username,
            @JsonProperty("role") Role role,
            @JsonProperty("avatar_config") @Nullable AvatarConfig avatarConfig,
            @JsonProperty("simulated") @Nullable Boolean simulated,
            @JsonProperty("passcode") @Nullable String passcode) {
        return new JoinSession(
                userId,
                username,
                role,
                avatarConfig,
                Objects.requireNonNullElse(simulated, false),
                passcode);
    }

    /// The same join under another name.
    public JoinSession named(String name) {
        return new JoinSession(userId, name, role, avatarConfig, simulated, passcode);
    }

    /// Without the passcode, so that it gets into no log.
    @Override
    public String toString() {
        return "JoinSession[" + userId + ", " + role + "]";
    }

    /// How a member looks; colour as `#4CAF50`.
    public record AvatarConfig(
            @Nullable String model, @Nullable String color, @Nullable Double scale) {}
}
