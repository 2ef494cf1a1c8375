package org.orrery.net.signin;

import java.time.Instant;
import java.util.Optional;

/// What an OpenID Connect server gives to somebody who has signed in.
///
/// @param accessToken what to show to the relay
/// @param refreshToken to get new ones without the browser, if the server gives one
public record OidcTokens(String accessToken, Instant expiresAt, Optional<String> refreshToken) {

    @Override
    public String toString() {
        return "OidcTokens[until " + expiresAt + "]";
    }
}
