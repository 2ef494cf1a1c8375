package org.orrery.protocol.rest;

import org.jspecify.annotations.Nullable;
import org.orrery.model.role.Role;

/// Body of `PATCH /collaboration/accounts/{user_id}`; what is left out stays.
public record UpdateAccount(
        @Nullable String name,
        @Nullable Role role,
        @Nullable String standing,
        @Nullable String password) {

    @Override
    public String toString() {
        return "UpdateAccount";
    }
}
