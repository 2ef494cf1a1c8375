package org.orrery.relay.setting;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.orrery.model.role.Role;

/// Which OpenID Connect server is believed, and what its claims mean. Claims are named by paths with dots.
///
/// @param issuer as the server calls itself; its discovery document is below it
/// @param clientId of the desktop program, a public client
/// @param audiences one of which a token has to be meant for
/// @param tenantClaim empty when everybody belongs to the first tenant
/// @param rolePrefix what the names of roles that are meant for this relay begin with
/// @param defaultRole of people without a role for this relay; empty to turn them away
/// @param resource what the desktop program asks a token for (RFC 8707); empty to ask for none
public record OidcSettings(
        String issuer,
        String clientId,
        List<String> audiences,
        List<String> algorithms,
        List<String> scopes,
        String resource,
        String userClaim,
        String nameClaim,
        String tenantClaim,
        String rolesClaim,
        String rolePrefix,
        Optional<Role> defaultRole) {

    public OidcSettings {
        audiences = List.copyOf(audiences);
        algorithms = List.copyOf(algorithms);
        scopes = List.copyOf(scopes);
    }

    static OidcSettings of(Reading reading) {
        List<String> audiences = reading.list("oidc-audience");
        String client = reading.text("oidc-client-id");
        return new OidcSettings(
                reading.text("oidc-issuer"),
                client,
                audiences.isEmpty() ? List.of(client) : audiences,
                reading.list("oidc-algorithms"),
                reading.list("oidc-scopes"),
                reading.text("oidc-resource"),
                reading.text("oidc-user-claim"),
                reading.text("oidc-name-claim"),
                reading.text("oidc-tenant-claim"),
                reading.text("oidc-roles-claim"),
                reading.text("oidc-role-prefix"),
                role(reading.text("oidc-default-role")));
    }

    private static Optional<Role> role(String name) {
        Optional<Role> role = Role.ofWireName(name);
        if (role.isEmpty() && !name.isEmpty()) {
            throw new IllegalArgumentException("oidc-default-role: there is no role " + name);
        }
        return role;
    }

    void check() {
        require(!issuer.isEmpty(), "sign-in = oidc needs oidc-issuer");
        require(!clientId.isEmpty(), "sign-in = oidc needs oidc-client-id");
        require(!userClaim.isEmpty(), "oidc-user-claim names the claim that says who somebody is");
        require(isSafe(URI.create(issuer)), "oidc-issuer is an https address");
        require(!algorithms.isEmpty(), "oidc-algorithms names at least one algorithm");
        for (String algorithm : algorithms) {
            // Signatures by a key pair only: with a shared secret, or none at all, anybody could
            // make tokens.
            require(
                    algorithm.matches("(RS|ES|PS)(256|384|512)|EdDSA|Ed25519"),
                    "oidc-algorithms takes RS256, ES256 and their like, not " + algorithm);
        }
    }

    private static void require(boolean fulfilled, String sentence) {
        if (!fulfilled) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private static boolean isSafe(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return "https".equals(address.getScheme())
                || ("http".equals(address.getScheme())
                        && (host.equals("127.0.0.1")
                                || host.equals("[::1]")
                                || host.equals("localhost")));
    }
}
