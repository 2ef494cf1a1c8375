package org.orrery.relay.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.role.Role;
import org.orrery.relay.access.Caller;
import org.orrery.relay.access.Standing;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.identity.oidc.BearerTokens.KeysUnavailable;
import org.orrery.relay.setting.IdentitySettings;
import org.orrery.relay.setting.OidcSettings;
import org.orrery.relay.setting.RelaySettings;
import org.orrery.relay.setting.SignIn;

class BearerTokensTest {

    private static final String ISSUER = "https://issuer.example";
    private static final String AUDIENCE = "orrery";
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private static RSAKey key;
    private static RSAKey forged;
    private static ECKey curve;

    private int fetched;

    @SuppressWarnings("NullAway") // the keys are made before all tests
    private JWKSet published = new JWKSet(List.of(key.toPublicJWK(), curve.toPublicJWK()));

    private final BearerTokens tokens = new BearerTokens(settings(), this::fetch, () -> NOW);

    @BeforeAll
    static void keys() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        forged = new RSAKeyGenerator(2048).keyID("one").generate();
        curve = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
    }

    private static IdentitySettings settings() {
        IdentitySettings defaults =
                RelaySettings.defaults(java.nio.file.Path.of("data")).identity();
        OidcSettings oidc =
                new OidcSettings(
                        ISSUER,
                        "orrery-desktop",
                        List.of(AUDIENCE),
                        List.of("RS256", "ES256"),
                        List.of("openid"),
                        "",
                        "sub",
                        "name",
                        "tenant",
                        "realm_access.roles",
                        "orrery-",
                        Optional.empty());
        return new IdentitySettings(
                SignIn.OIDC,
                List.of(TenantId.DEFAULT, new TenantId("acme")),
                defaults.accessTokenLifetime(),
                defaults.refreshTokenLifetime(),
                defaults.attempts(),
                defaults.window(),
                defaults.passwords(),
                oidc);
    }

    private String fetch(URI address) throws IOException {
        if (address.toString().equals(ISSUER + "/.well-known/openid-configuration")) {
            return "{\"issuer\": \"" + ISSUER + "\", \"jwks_uri\": \"" + ISSUER + "/keys\"}";
        }
        if (address.toString().equals(ISSUER + "/keys")) {
            fetched++;
            return published.toString();
        }
        throw new IOException("nothing is at " + address);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("ada")
                .claim("name", "Ada")
                .claim("tenant", "default")
                .claim("realm_access", Map.of("roles", List.of("orrery-analyst", "admin")))
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(300)));
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, JWSAlgorithm.RS256, key.getKeyID(), rsa(key), JOSEObjectType.JWT);
    }

    private static JWSSigner rsa(RSAKey by) {
        try {
            return new RSASSASigner(by);
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String signed(
            JWTClaimsSet.Builder claims,
            JWSAlgorithm algorithm,
            String keyId,
            JWSSigner signer,
            JOSEObjectType type) {
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(algorithm).keyID(keyId).type(type).build(),
                            claims.build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Optional<Caller> check(String token) {
        try {
            return tokens.check(token).map(BearerTokens.Good::caller);
        } catch (KeysUnavailable unavailable) {
            throw new AssertionError(unavailable);
        }
    }

    @Test
    @Tag("ID14")
    void aGoodTokenSaysWhoItIs() {
        Caller ada = check(signed(claims())).orElseThrow();
        assertThat(ada.user()).hasValueSatisfying(user -> assertThat(user).hasToString("ada"));
        assertThat(ada.name()).hasValue("Ada");
        assertThat(ada.roles()).containsExactlyInAnyOrder(Role.OBSERVER, Role.ANALYST);
        assertThat(ada.standings()).containsExactlyInAnyOrder(Standing.ANYONE, Standing.PERSON);
    }

    @Test
    @Tag("ID14")
    void eachFixedAlgorithmIsTakenAndNoOther() throws JOSEException {
        assertThat(
                        check(
                                signed(
                                        claims(),
                                        JWSAlgorithm.ES256,
                                        "two",
                                        new ECDSASigner(curve),
                                        new JOSEObjectType("at+jwt"))))
                .isPresent();
        assertThat(check(signed(claims(), JWSAlgorithm.RS512, "one", rsa(key), JOSEObjectType.JWT)))
                .isEmpty();
        assertThat(check(new PlainJWT(claims().build()).serialize())).isEmpty();
        // Algorithm confusion: the public key as the secret of an HMAC.
        byte[] secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        byte[] der = key.toRSAPublicKey().getEncoded();
        for (byte[] each : List.of(secret, der)) {
            assertThat(
                            check(
                                    signed(
                                            claims(),
                                            JWSAlgorithm.HS256,
                                            "one",
                                            new MACSigner(each),
                                            JOSEObjectType.JWT)))
                    .isEmpty();
        }
    }

    @Test
    @Tag("ID14")
    void aForgedTokenIsRefused() {
        assertThat(
                        check(
                                signed(
                                        claims(),
                                        JWSAlgorithm.RS256,
                                        "one",
                                        rsa(forged),
                                        JOSEObjectType.JWT)))
                .isEmpty();
        assertThat(check("a.b.c")).isEmpty();
        assertThat(check("..")).isEmpty();
        assertThat(check("x".repeat(20_000) + ".b.c")).isEmpty();
        assertThat(
                        check(
                                signed(
                                        claims(),
                                        JWSAlgorithm.RS256,
                                        "one",
                                        rsa(key),
                                        new JOSEObjectType("logout+jwt"))))
                .as("a token for something else")
                .isEmpty();
    }

    @Test
    @Tag("ID14")
    void aTokenIsGoodInItsTimeWithTenSecondsToSpare() {
        assertThat(check(signed(claims().expirationTime(in(-9))))).isPresent();
        assertThat(check(signed(claims().expirationTime(in(-11))))).isEmpty();
        assertThat(check(signed(claims().notBeforeTime(in(9))))).isPresent();
        assertThat(check(signed(claims().notBeforeTime(in(11))))).isEmpty();
        assertThat(check(signed(claims().expirationTime(null)))).isEmpty();
    }

    private static Date in(long seconds) {
        return Date.from(NOW.plus(Duration.ofSeconds(seconds)));
    }

    @Test
    @Tag("ID14")
    void aTokenIsOfThisIssuerAndForThisAudience() {
        assertThat(check(signed(claims().issuer("https://other.example")))).isEmpty();
        assertThat(check(signed(claims().issuer(null)))).isEmpty();
        assertThat(check(signed(claims().audience("another")))).isEmpty();
        assertThat(check(signed(claims().audience(List.of("another", AUDIENCE))))).isPresent();
        assertThat(check(signed(claims().audience((String) null)))).isEmpty();
    }

    @Test
    @Tag("ID16")
    void tenantAndRolesComeFromTheClaims() {
        Caller ada = check(signed(claims().claim("tenant", "acme"))).orElseThrow();
        assertThat(ada.tenant()).hasToString("acme");
        assertThat(ada.user()).hasValueSatisfying(user -> assertThat(user).hasToString("ada@acme"));
        assertThat(check(signed(claims().claim("tenant", "nowhere")))).isEmpty();
        assertThat(check(signed(claims().claim("tenant", null)))).isEmpty();
        assertThat(check(signed(claims().claim("realm_access", null))))
                .as("no role and no default one")
                .isEmpty();
        Caller boss =
                check(
                                signed(
                                        claims().claim(
                                                        "realm_access",
                                                        Map.of("roles", "orrery-tenant_admin"))))
                        .orElseThrow();
        assertThat(boss.standings())
                .contains(Standing.TENANT_ADMIN)
                .doesNotContain(Standing.OPERATOR);
        assertThat(boss.roles()).contains(Role.ADMIN);
    }

    @Test
    @Tag("ID16")
    void differentSubjectsNeverGetTheSameId() {
        List<String> names =
                List.of(
                        "ada",
                        "ada@acme",
                        "auth0|ada",
                        "auth0:ada",
                        "x".repeat(80),
                        "u-ada",
                        "guest-ada");
        List<String> ids =
                names.stream()
                        .map(name -> check(signed(claims().subject(name))).orElseThrow())
                        .map(caller -> caller.user().orElseThrow().value())
                        .toList();
        assertThat(ids).doesNotHaveDuplicates().contains("ada");
        Caller theirs = check(signed(claims().claim("tenant", "acme"))).orElseThrow();
        assertThat(ids).doesNotContain(theirs.user().orElseThrow().value());
    }

    @Test
    @Tag("ID15")
    void anUnknownKeyIsLookedForOnceAndNotAgainAtOnce() throws JOSEException {
        assertThat(check(signed(claims()))).isPresent();
        assertThat(fetched).isEqualTo(1);
        RSAKey next = new RSAKeyGenerator(2048).keyID("three").generate();
        published = new JWKSet(List.of(key.toPublicJWK(), next.toPublicJWK()));
        String rotated =
                signed(claims(), JWSAlgorithm.RS256, "three", rsa(next), JOSEObjectType.JWT);
        assertThat(check(rotated)).isPresent();
        assertThat(fetched).isEqualTo(2);
        for (int i = 0; i < 20; i++) {
            String unknown =
                    signed(claims(), JWSAlgorithm.RS256, "x" + i, rsa(next), JOSEObjectType.JWT);
            try {
                assertThat(tokens.check(unknown)).isEmpty();
            } catch (KeysUnavailable limited) {
                assertThat(limited).hasMessageContaining("keys");
            }
        }
        assertThat(fetched).isLessThanOrEqualTo(3);
        assertThat(check(rotated)).as("the others go on").isPresent();
    }

    @Test
    @Tag("ID15")
    void withoutKeysNobodyIsTakenForSomebody() {
        BearerTokens blind =
                new BearerTokens(
                        settings(),
                        address -> {
                            throw new IOException("the server is down");
                        },
                        () -> NOW);
        assertThatThrownBy(() -> blind.check(signed(claims()))).isInstanceOf(KeysUnavailable.class);
    }
}
