package org.orrery.protocol.rest;

import java.util.Objects;

/// Body of `PUT /collaboration/me/password`.
public record PasswordChange(String oldPassword, String newPassword) {

    public PasswordChange {
        Objects.requireNonNull(oldPassword, "old_password is required");
        Objects.requireNonNull(newPassword, "new_password is required");
    }

    @Override
    public String toString() {
        return "PasswordChange";
    }
}
