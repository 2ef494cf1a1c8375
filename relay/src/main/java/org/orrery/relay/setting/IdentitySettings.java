package org.orrery.relay.setting;

import java.time.Duration;
import java.util.List;
import org.orrery.relay.access.TenantId;

/// Who may come in, and how they prove who they are.
///
/// @param tenants the organisations on this relay, the first of which is everybody's who belongs to no other
/// @param accessTokenLifetime of the tokens that a local sign-in gives
/// @param refreshTokenLifetime how long a local sign-in is renewed without the password
/// @param attempts failed sign-ins from one address to one account within `window` before both have to wait
public record IdentitySettings(
        SignIn signIn,
        List<TenantId> tenants,
        Duration accessTokenLifetime,
        Duration refreshTokenLifetime,
        int attempts,
        Duration window,
        PasswordSettings passwords,
        OidcSettings oidc) {

    /// The costs of Argon2id.
    public record PasswordSettings(int memoryKib, int iterations, int parallelism) {

        /// Checks what it is given.
        ///
        /// @throws IllegalArgumentException in words for the person who set it
        public PasswordSettings {
            if (memoryKib < 8 * parallelism || iterations < 1 || parallelism < 1) {
                throw new IllegalArgumentException(
                        "password-iterations and password-parallelism are 1 or more,"
                                + " password-memory-kib at least eight times the parallelism");
            }
        }
    }

    /// Checks what it is given.
    ///
    /// @throws IllegalArgumentException in words for the person who set it
    public IdentitySettings {
        tenants = List.copyOf(tenants);
        if (tenants.isEmpty()) {
            throw new IllegalArgumentException("tenants names at least one tenant");
        }
        if (signIn == SignIn.OPEN && tenants.size() > 1) {
            throw new IllegalArgumentException(
                    "several tenants need sign-in = local or oidc: an open relay knows nobody");
        }
        if (signIn == SignIn.OIDC) {
            oidc.check();
        }
    }

    static IdentitySettings of(Reading reading) {
        return new IdentitySettings(
                SignIn.of(reading.text("sign-in")),
                reading.list("tenants").stream().map(TenantId::new).toList(),
                reading.duration("access-token-lifetime"),
                reading.duration("refresh-token-lifetime"),
                reading.whole("sign-in-attempts"),
                reading.duration("sign-in-window"),
                new PasswordSettings(
                        reading.whole("password-memory-kib"),
                        reading.whole("password-iterations"),
                        reading.whole("password-parallelism")),
                OidcSettings.of(reading));
    }

    /// Whose people are those of whom nothing else is said.
    public TenantId firstTenant() {
        return tenants.getFirst();
    }
}
