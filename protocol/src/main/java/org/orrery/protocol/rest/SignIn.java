package org.orrery.protocol.rest;

import org.jspecify.annotations.Nullable;

/// Body of `POST /collaboration/sign-in`: a name and a password, or the refresh token of an earlier sign-in.
public record SignIn(
        @Nullable String userId, @Nullable String password, @Nullable String refreshToken) {

    public static SignIn with(String userId, String password) {
        return new SignIn(userId, password, null);
    }

    public static SignIn again(String refreshToken) {
        return new SignIn(null, null, refreshToken);
    }

    @Override
    public String toString() {
        return "SignIn";
    }
}
