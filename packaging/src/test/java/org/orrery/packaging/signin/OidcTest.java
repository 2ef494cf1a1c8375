package org.orrery.packaging.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.net.Answer;
import org.orrery.net.RoomClient;
import org.orrery.net.http.ClientFolders;
import org.orrery.net.http.HttpRelayClient;
import org.orrery.net.signin.OidcSignIn;
import org.orrery.net.signin.OidcTokens;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.Me;
import org.orrery.protocol.rest.SignInOptions;
import org.orrery.relay.Relay;
import org.orrery.relay.setting.RelaySettings;
import org.orrery.testkit.oidc.OidcServer;
import org.orrery.testkit.oidc.OidcVisitor;

/// The relay, the desktop's sign-in and a real OpenID Connect server.
class OidcTest {

    private static final long LIMIT_SECONDS = 60;

    @TempDir static Path folder;
    private static OidcServer server;
    private static Relay relay;
    private static HttpClient http;

    @BeforeAll
    static void start() throws IOException {
        assertThat(OidcServer.isPossible())
                .as("node and npm are there, for an OpenID Connect server to sign in at")
                .isTrue();
        server = OidcServer.start();
        Path settings = folder.resolve("relay.properties");
        Files.writeString(
                settings,
                String.join(
                        "\n",
                        "sign-in = oidc",
                        "tenants = default,acme",
                        "port = 0",
                        "outgoing-loopback = true",
                        "oidc-issuer = " + server.issuer(),
                        "oidc-client-id = " + OidcServer.CLIENT,
                        "oidc-audience = " + OidcServer.AUDIENCE,
                        "oidc-resource = " + OidcServer.AUDIENCE,
                        "oidc-scopes = openid,profile,offline_access,relay",
                        "oidc-tenant-claim = tenant",
                        "oidc-role-prefix = orrery-",
                        "oidc-default-role ="));
        relay =
                Relay.start(RelaySettings.read(settings, folder.resolve("data"), false))
                        .toCompletableFuture()
                        .join();
        http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @AfterAll
    static void stop() {
        if (relay != null) {
            relay.close().toCompletableFuture().join();
            http.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static HttpRelayClient client(String user) {
        Path place = folder.resolve("client-" + user);
        return new HttpRelayClient(
                relay.base(),
                new ClientFolders(place.resolve("queues"), place.resolve("blobs"), 1 << 20));
    }

    /// Signs in in a browser that a visitor of that name sits at.
    private static OidcSignIn browser(String user) {
        return new OidcSignIn(
                http,
                page -> Thread.ofVirtual().start(() -> visit(user, page)),
                InstantSource.system(),
                Duration.ofSeconds(LIMIT_SECONDS));
    }

    private static void visit(String user, URI page) {
        try {
            assertThat(new OidcVisitor(user).visit(page)).contains("go back to Orrery");
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static <T> T good(CompletableFuture<Answer<T>> asked) {
        Answer<T> answer = asked.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        assertThat(answer).isInstanceOf(Answer.Success.class);
        return answer.toOptional().orElseThrow();
    }

    private static SignInOptions.Oidc options(HttpRelayClient client) {
        SignInOptions options = good(client.signIn().options());
        assertThat(options.mode()).isEqualTo("oidc");
        return Objects.requireNonNull(options.oidc());
    }

    private static OidcTokens tokens(String user) {
        try (HttpRelayClient client = client(user)) {
            return good(browser(user).signIn(options(client)));
        }
    }

    private static int status(String token) {
        try {
            return http.send(
                            HttpRequest.newBuilder(relay.base().resolve("/collaboration/me"))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    @Tag("ID14")
    @Tag("ID15")
    @Tag("ID16")
    void aPersonSignsInInTheBrowserAndEntersARoom() {
        try (HttpRelayClient ada = client("ada")) {
            SignInOptions.Oidc options = options(ada);
            OidcTokens tokens = good(browser("ada").signIn(options));
            ada.signIn().use(Optional.of(tokens.accessToken()));
            Me me = good(ada.signIn().me());
            assertThat(me.userId()).hasToString("ada");
            assertThat(me.name()).isEqualTo("Ada Lovelace");
            assertThat(me.tenant()).isEqualTo("default");
            assertThat(me.roles()).contains(Role.COLLABORATOR).doesNotContain(Role.ADMIN);

            Created session =
                    good(
                            ada.create(
                                    new CreateSession(
                                            "analytics_session",
                                            "Quarter",
                                            new UserId("ada"),
                                            null,
                                            null,
                                            null,
                                            null)));
            JoinSession join = new JoinSession(new UserId("ada"), "x", Role.ADMIN, null, false);
            try (RoomClient room = good(ada.join(session.sessionId(), join))) {
                assertThat(room.user()).hasToString("ada");
            }

            OidcTokens renewed =
                    good(browser("ada").renew(options, tokens.refreshToken().orElseThrow()));
            assertThat(renewed.accessToken()).isNotEqualTo(tokens.accessToken());
            ada.signIn().use(Optional.of(renewed.accessToken()));
            assertThat(good(ada.signIn().me()).userId()).hasToString("ada");

            assertThat(good(ada.signIn().signOut())).isTrue();
            assertThat(status(renewed.accessToken())).as("signed out").isEqualTo(401);
        }
    }

    @Test
    @Tag("ID16")
    void tenantAndRolesComeFromTheClaims() {
        try (HttpRelayClient olga = client("olga")) {
            olga.signIn().use(Optional.of(tokens("olga").accessToken()));
            Me me = good(olga.signIn().me());
            assertThat(me.userId()).hasToString("olga@acme");
            assertThat(me.tenant()).isEqualTo("acme");
            assertThat(me.standings()).contains("tenant_admin").doesNotContain("operator");
        }
        assertThat(status(tokens("zed").accessToken())).as("of no tenant here").isEqualTo(401);
    }

    @Test
    @Tag("ID14")
    void aTokenForAnotherAudienceIsRefused() {
        try (HttpRelayClient client = client("ada")) {
            SignInOptions.Oidc mine = options(client);
            SignInOptions.Oidc elsewhere =
                    new SignInOptions.Oidc(
                            mine.issuer(),
                            mine.clientId(),
                            mine.scopes(),
                            "https://other.example/");
            OidcTokens tokens = good(browser("ada").signIn(elsewhere));
            assertThat(status(tokens.accessToken())).isEqualTo(401);
        }
    }

    @Test
    @Tag("ID14")
    void aTokenThatWasChangedIsRefused() {
        String token = tokens("eve").accessToken();
        assertThat(status(token)).isEqualTo(200);
        List<String> parts = List.of(token.split("\\.", -1));
        String claims =
                new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8);
        String more = encoded(claims.replace("orrery-observer", "orrery-operator"));
        assertThat(more).isNotEqualTo(parts.get(1));
        assertThat(status(parts.get(0) + "." + more + "." + parts.get(2))).isEqualTo(401);
        String none = encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\"}");
        assertThat(status(none + "." + more + ".")).isEqualTo(401);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
