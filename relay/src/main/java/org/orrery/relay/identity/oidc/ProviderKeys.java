package org.orrery.relay.identity.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.orrery.protocol.codec.Mappers;

/// The public keys of an OpenID Connect server, found by its discovery document (OpenID Connect Discovery 1.0).
final class ProviderKeys implements JWKSetSource<SecurityContext> {

    private static final long TIME_TO_LIVE_MILLIS = 15 * 60 * 1000;
    private static final long REFRESH_TIMEOUT_MILLIS = 15_000;

    /// Tokens with unknown keys make the keys be fetched again at most this often.
    private static final long PAUSE_MILLIS = 30_000;

    private static final long OUTAGE_MILLIS = 4 * 60 * 60 * 1000;

    private final String issuer;
    private final Fetch fetch;
    private final ObjectMapper json = Mappers.json();

    private ProviderKeys(String issuer, Fetch fetch) {
        this.issuer = issuer;
        this.fetch = fetch;
    }

    /// The keys, kept for a while, and longer while the server is down.
    static JWKSource<SecurityContext> of(String issuer, Fetch fetch) {
        return JWKSourceBuilder.create(new ProviderKeys(issuer, fetch))
                .cache(TIME_TO_LIVE_MILLIS, REFRESH_TIMEOUT_MILLIS)
                .refreshAheadCache(false)
                .rateLimited(PAUSE_MILLIS)
                .outageTolerant(OUTAGE_MILLIS)
                .build();
    }

    @Override
    public JWKSet getJWKSet(
            @Nullable JWKSetCacheRefreshEvaluator refresh,
            long currentTime,
            @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        try {
            JsonNode discovery = json.readTree(fetch.get(discovery(issuer)));
            if (!issuer.equals(discovery.path("issuer").asText())) {
                throw new IOException("the server calls itself by another name than oidc-issuer");
            }
            return JWKSet.parse(fetch.get(URI.create(discovery.path("jwks_uri").asText())));
        } catch (IOException | ParseException | IllegalArgumentException failure) {
            throw new JWKSetUnavailableException("no keys of " + issuer, failure);
        }
    }

    /// The issuer's discovery document.
    static URI discovery(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return URI.create(base + "/.well-known/openid-configuration");
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
