package org.orrery.protocol.rest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orrery.model.role.Role;

/// Body of `POST /collaboration/accounts`.
///
/// @param userId what to sign in with; in all tenants but the first, `@TENANT` is added where it is missing
/// @param name what people call them; the id when it is left out
/// @param role the highest that they may ask for in sessions; collaborator when it is left out
/// @param standing `person`, `tenant_admin` or `operator`; person when it is left out
/// @param tenant the caller's own when it is left out; others are for operators
public record CreateAccount(
        String userId,
        @Nullable String name,
        @Nullable Role role,
        @Nullable String standing,
        @Nullable String tenant,
        String password) {

    public CreateAccount {
        Objects.requireNonNull(userId, "user_id is required");
        Objects.requireNonNull(password, "password is required");
    }

    @Override
    public String toString() {
        return "CreateAccount[" + userId + "]";
    }
}
