package org.orrery.protocol.rest;

import java.util.Objects;
import org.orrery.model.role.Role;

/// Body of `PATCH /collaboration/sessions/{session_id}/members/{user_id}`.
public record UpdateMember(Role role) {
    public UpdateMember {
        Objects.requireNonNull(role, "role is required");
    }
}
