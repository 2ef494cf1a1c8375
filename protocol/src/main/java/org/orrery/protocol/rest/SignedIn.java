package org.orrery.protocol.rest;

/// Answer to a sign-in.
///
/// @param accessToken for `Authorization: Bearer`
/// @param expiresAt of the access token; ISO 8601, UTC
/// @param refreshToken to be exchanged once for a new pair
public record SignedIn(String accessToken, String expiresAt, String refreshToken, Me me) {

    @Override
    public String toString() {
        return "SignedIn[" + me + "]";
    }
}
