package org.orrery.net.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.orrery.net.Answer;
import org.orrery.net.trust.Distrust;
import org.orrery.net.trust.Trust;
import org.orrery.protocol.codec.Mappers;
import org.orrery.protocol.rest.Problem;
import org.orrery.protocol.rest.SignInOptions;

/// Signing in at an OpenID Connect server as a native program does (RFC 8252): authorization code with PKCE in the system's
/// browser, which comes back to a port on this machine.
public final class OidcSignIn {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SKEW = Duration.ofSeconds(10);
    private static final int BAD_REQUEST = 400;

    private final HttpClient http;
    private final Browser browser;
    private final InstantSource clock;
    private final Duration userPatience;
    private final SecureRandom random = new SecureRandom();
    private final ObjectMapper json = Mappers.json();

    /// Signs in by these.
    ///
    /// @param http follows no redirects
    /// @param userPatience how long somebody may take to sign in
    public OidcSignIn(
            HttpClient http, Browser browser, InstantSource clock, Duration userPatience) {
        this.http = http;
        this.browser = browser;
        this.clock = clock;
        this.userPatience = userPatience;
    }

    /// Signs in at servers that are believed as far as `trust` goes, with a client of its own.
    public static OidcSignIn trusting(
            Trust trust, Browser browser, InstantSource clock, Duration userPatience) {
        HttpClient http =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(PATIENCE)
                        .sslContext(trust.context())
                        .build();
        return new OidcSignIn(http, browser, clock, userPatience);
    }

    /// Opens the browser and completes when the user has signed in there, has refused, or has taken too long.
    public CompletableFuture<Answer<OidcTokens>> signIn(SignInOptions.Oidc server) {
        return guarded(() -> discover(server).thenCompose(endpoints -> signIn(server, endpoints)));
    }

    /// Gets new tokens without the browser. The refresh token may be a new one, too.
    public CompletableFuture<Answer<OidcTokens>> renew(
            SignInOptions.Oidc server, String refreshToken) {
        return guarded(() ->
                discover(server)
                        .thenCompose(endpoints -> {
                            Map<String, String> fields = new LinkedHashMap<>();
                            fields.put("grant_type", "refresh_token");
                            fields.put("refresh_token", refreshToken);
                            return token(server, endpoints, fields, Optional.empty())
                                    .thenApply(tokens ->
                                            tokens.refreshToken().isPresent()
                                                    ? tokens
                                                    : new OidcTokens(
                                                            tokens.accessToken(),
                                                            tokens.expiresAt(),
                                                            Optional.of(refreshToken)));
                        }));
    }

    private record Endpoints(URI authorization, URI token) {}

    /// The server, or somebody on the way, said something that ends the sign-in.
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String code;

        Refusal(String code, String message) {
            super(message);
            this.code = code;
        }
    }

    private static <T> CompletableFuture<Answer<T>> guarded(Supplier<CompletableFuture<T>> work) {
        return work.get()
                .<Answer<T>>thenApply(Answer.Success::new)
                .exceptionally(failure -> {
                    Throwable cause =
                            failure instanceof CompletionException wrapped
                                            && wrapped.getCause() != null
                                    ? wrapped.getCause()
                                    : failure;
                    return cause instanceof Refusal refusal
                            ? new Answer.Refused<>(
                                    Problem.of(
                                            BAD_REQUEST,
                                            refusal.code,
                                            "The sign-in did not succeed",
                                            String.valueOf(refusal.getMessage())))
                            : Distrust.in(cause)
                                    .<Answer<T>>map(Answer.Refused::new)
                                    .orElseGet(() ->
                                            new Answer.Unreachable<>(
                                                    cause.getClass().getSimpleName()
                                                            + ": "
                                                            + cause.getMessage()));
                });
    }

    private CompletableFuture<Endpoints> discover(SignInOptions.Oidc server) {
        String issuer = server.issuer();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/.well-known/openid-configuration"))
                        .timeout(PATIENCE)
                        .build();
        return ask(request)
                .thenApply(found -> {
                    if (!issuer.equals(found.path("issuer").asText())) {
                        throw new Refusal(
                                "wrong_issuer", "the server calls itself by another name");
                    }
                    return new Endpoints(
                            URI.create(found.path("authorization_endpoint").asText()),
                            URI.create(found.path("token_endpoint").asText()));
                });
    }

    private CompletableFuture<JsonNode> ask(HttpRequest request) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> {
                    try {
                        JsonNode body = json.readTree(response.body());
                        if (response.statusCode() / 100 != 2) {
                            throw new Refusal(
                                    body.path("error").asText("refused"),
                                    "the server answered " + response.statusCode());
                        }
                        return body;
                    } catch (IOException noJson) {
                        throw new Refusal("no_oidc_server", Mappers.reason(noJson));
                    }
                });
    }

    private CompletableFuture<OidcTokens> signIn(SignInOptions.Oidc server, Endpoints endpoints) {
        Pkce pkce = Pkce.next(random);
        LoopbackRedirect redirect;
        try {
            redirect = LoopbackRedirect.open(pkce.state());
        } catch (IOException failure) {
            return CompletableFuture.failedFuture(failure);
        }
        browser.open(page(server, endpoints, pkce, redirect.uri()));
        return redirect.answer()
                .orTimeout(userPatience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> Thread.ofVirtual().start(redirect::close))
                .thenCompose(answer -> exchange(server, endpoints, pkce, redirect.uri(), answer));
    }

    private static URI page(
            SignInOptions.Oidc server, Endpoints endpoints, Pkce pkce, URI redirect) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("response_type", "code");
        fields.put("client_id", server.clientId());
        fields.put("redirect_uri", redirect.toString());
        fields.put("scope", String.join(" ", server.scopes()));
        fields.put("state", pkce.state());
        fields.put("nonce", pkce.nonce());
        fields.put("code_challenge", pkce.challenge());
        fields.put("code_challenge_method", "S256");
        if (server.scopes().contains("offline_access")) {
            // OpenID Connect Core 11: servers give refresh tokens only to those who asked the user.
            fields.put("prompt", "consent");
        }
        String resource = server.resource();
        if (resource != null) {
            fields.put("resource", resource);
        }
        String join = endpoints.authorization().getRawQuery() == null ? "?" : "&";
        return URI.create(endpoints.authorization() + join + Form.encode(fields));
    }

    private CompletableFuture<OidcTokens> exchange(
            SignInOptions.Oidc server,
            Endpoints endpoints,
            Pkce pkce,
            URI redirect,
            Map<String, String> answer) {
        String code = answer.get("code");
        String issuer = answer.get("iss");
        if (code == null) {
            throw new Refusal(answer.getOrDefault("error", "refused"), "the server said no");
        }
        if (issuer != null && !issuer.equals(server.issuer())) {
            // RFC 9207: another server must not get this code.
            throw new Refusal("wrong_issuer", "the answer comes from another server");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", redirect.toString());
        fields.put("code_verifier", pkce.verifier());
        return token(server, endpoints, fields, Optional.of(pkce.nonce()));
    }

    private CompletableFuture<OidcTokens> token(
            SignInOptions.Oidc server,
            Endpoints endpoints,
            Map<String, String> fields,
            Optional<String> nonce) {
        fields.put("client_id", server.clientId());
        String resource = server.resource();
        if (resource != null) {
            fields.put("resource", resource);
        }
        HttpRequest request =
                HttpRequest.newBuilder(endpoints.token())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Form.encode(fields)))
                        .build();
        return ask(request)
                .thenApply(body -> {
                    nonce.ifPresent(expected -> checkIdToken(server, body, expected));
                    long seconds = body.path("expires_in").asLong(60);
                    return new OidcTokens(
                            bearer(body),
                            clock.instant().plusSeconds(seconds),
                            Optional.ofNullable(body.get("refresh_token")).map(JsonNode::asText));
                });
    }

    /// Servers whose access tokens are opaque are asked for none: then the relay takes the ID token.
    private static String bearer(JsonNode body) {
        String access = body.path("access_token").asText();
        boolean isJwt = access.chars().filter(letter -> letter == '.').count() == 2;
        return isJwt ? access : body.path("id_token").asText(access);
    }

    /// It comes straight from the server over TLS, which stands for its signature (OpenID Connect Core 3.1.3.7, 6).
    private void checkIdToken(SignInOptions.Oidc server, JsonNode body, String nonce) {
        try {
            String[] parts = body.path("id_token").asText().split("\\.", -1);
            JsonNode claims =
                    json.readTree(Base64.getUrlDecoder().decode(parts[parts.length > 1 ? 1 : 0]));
            JsonNode audience = claims.path("aud");
            boolean forMe = audience.asText().equals(server.clientId());
            for (JsonNode each : audience) {
                forMe |= each.asText().equals(server.clientId());
            }
            Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
            if (!forMe
                    || !claims.path("iss").asText().equals(server.issuer())
                    || !claims.path("nonce").asText().equals(nonce)
                    || clock.instant().isAfter(expires.plus(SKEW))) {
                throw new Refusal("id_token_invalid", "the answer is not for this sign-in");
            }
        } catch (IOException | IllegalArgumentException malformed) {
            throw new Refusal("id_token_invalid", "the answer has no ID token");
        }
    }
}
