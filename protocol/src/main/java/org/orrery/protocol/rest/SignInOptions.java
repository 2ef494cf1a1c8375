package org.orrery.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answer to `GET /collaboration/sign-in`: how people prove who they are.
///
/// @param mode `open`, `local` or `oidc`
/// @param oidc only with `oidc`
public record SignInOptions(String mode, @Nullable Oidc oidc) {

    /// Where to sign in, and as which client.
    ///
    /// @param resource what to ask a token for (RFC 8707), if the server wants that
    public record Oidc(
            String issuer, String clientId, List<String> scopes, @Nullable String resource) {
        public Oidc {
            scopes = List.copyOf(scopes);
        }
    }
}
