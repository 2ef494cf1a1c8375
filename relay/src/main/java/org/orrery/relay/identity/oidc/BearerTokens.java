package org.orrery.relay.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orrery.relay.access.Caller;
import org.orrery.relay.identity.store.Secret;
import org.orrery.relay.setting.IdentitySettings;
import org.orrery.relay.setting.OidcSettings;

/// Checks the tokens of an OpenID Connect server (RFC 7519, RFC 9068): signed by one of its keys with one of the fixed
/// algorithms, by this issuer, for this audience, now. May wait for the server's keys.
final class BearerTokens {

    static final Duration SKEW = Duration.ofSeconds(10);

    private static final int LONGEST = 16 * 1024;

    /// A token that is good.
    ///
    /// @param hash what stands for it in lists
    record Good(Caller caller, String hash, Instant expiresAt) {}

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Claims claims;

    BearerTokens(IdentitySettings settings, Fetch fetch, InstantSource clock) {
        OidcSettings oidc = settings.oidc();
        Set<JWSAlgorithm> algorithms =
                oidc.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(
                        algorithms, ProviderKeys.of(oidc.issuer(), fetch)));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWTClaimsSetVerifier(verifier(oidc, clock));
        this.claims = new Claims(settings);
    }

    private static DefaultJWTClaimsVerifier<SecurityContext> verifier(
            OidcSettings oidc, InstantSource clock) {
        var verifier =
                new DefaultJWTClaimsVerifier<SecurityContext>(
                        new HashSet<>(oidc.audiences()),
                        new JWTClaimsSet.Builder().issuer(oidc.issuer()).build(),
                        Set.of("exp", "iss", "aud"),
                        Set.of()) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        verifier.setMaxClockSkew((int) SKEW.toSeconds());
        return verifier;
    }

    /// Whether a token has the form of one of these.
    static boolean isOne(String token) {
        return token.chars().filter(letter -> letter == '.').count() == 2;
    }

    /// Who shows a token; empty when it is not good.
    ///
    /// @throws KeysUnavailable when it cannot be known, because the server does not tell its keys
    Optional<Good> check(String token) throws KeysUnavailable {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JWTClaimsSet good = processor.process(SignedJWT.parse(token), null);
            String hash = Secret.hash(token);
            return claims.caller(good, hash)
                    .map(caller -> new Good(caller, hash, good.getExpirationTime().toInstant()));
        } catch (KeySourceException unavailable) {
            throw new KeysUnavailable(unavailable);
        } catch (ParseException | BadJOSEException | JOSEException wrong) {
            return Optional.empty();
        }
    }

    /// The server of the sign-in did not tell its keys.
    static final class KeysUnavailable extends Exception {
        private static final long serialVersionUID = 1;

        KeysUnavailable(@Nullable Throwable cause) {
            super("the keys of the OpenID Connect server cannot be had", cause);
        }
    }
}
