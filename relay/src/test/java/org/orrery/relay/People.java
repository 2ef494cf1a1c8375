package org.orrery.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.SignIn;
import org.orrery.protocol.rest.SignedIn;
import org.orrery.relay.access.Revocations;
import org.orrery.relay.access.Standing;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.identity.Identity;
import org.orrery.relay.identity.account.Account;
import org.orrery.relay.identity.account.Accounts;
import org.orrery.relay.identity.store.IdentityDatabase;
import org.orrery.relay.setting.IdentitySettings;
import org.orrery.relay.setting.IdentitySettings.PasswordSettings;
import org.orrery.relay.setting.RelaySettings;

/// A relay with local accounts, an operator `root` among them, and requests in people's names.
final class People implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    final Relay relay;

    private People(Relay relay) {
        this.relay = relay;
    }

    static People start(Path folder, String... tenants) {
        RelaySettings settings = settings(folder, tenants);
        first(settings, "root", Standing.OPERATOR);
        return new People(Relay.start(settings).toCompletableFuture().join());
    }

    /// Hashes are cheap, so that tests are fast.
    static RelaySettings settings(Path folder, String... tenants) {
        RelaySettings defaults = RelaySettings.defaults(folder).withPort(0);
        IdentitySettings identity = defaults.identity();
        return defaults.withIdentity(
                new IdentitySettings(
                        org.orrery.relay.setting.SignIn.LOCAL,
                        tenants.length == 0
                                ? identity.tenants()
                                : Stream.of(tenants).map(TenantId::new).toList(),
                        identity.accessTokenLifetime(),
                        identity.refreshTokenLifetime(),
                        identity.attempts(),
                        identity.window(),
                        new PasswordSettings(64, 1, 1),
                        identity.oidc()));
    }

    private static void first(RelaySettings settings, String user, Standing standing) {
        Path data = settings.storage().dataDirectory();
        try (IdentityDatabase database = Identity.database(data);
                Accounts accounts =
                        new Accounts(
                                database,
                                settings.identity(),
                                new SecureRandom(),
                                InstantSource.system(),
                                new Revocations())) {
            Account account =
                    new Account(
                            new UserId(user),
                            settings.identity().firstTenant(),
                            user,
                            Role.ADMIN,
                            standing,
                            Instant.now());
            var _ = accounts.create(account, PASSWORD).toCompletableFuture().join();
        }
    }

    URI at(String path) {
        return relay.base().resolve(path);
    }

    /// Makes an account in `root`'s name.
    void add(String user, @Nullable String tenant, Role role, String standing) {
        Map<String, Object> body =
                tenant == null
                        ? Map.of(
                                "user_id",
                                user,
                                "role",
                                role.wireName(),
                                "standing",
                                standing,
                                "password",
                                PASSWORD)
                        : Map.of(
                                "user_id",
                                user,
                                "role",
                                role.wireName(),
                                "standing",
                                standing,
                                "password",
                                PASSWORD,
                                "tenant",
                                tenant);
        HttpResponse<byte[]> response =
                send("POST", "/collaboration/accounts", token("root"), body);
        if (response.statusCode() != 201) {
            throw new AssertionError(text(response));
        }
    }

    void add(String... users) {
        for (String user : users) {
            add(user, null, Role.COLLABORATOR, "person");
        }
    }

    SignedIn signIn(String user) {
        return TestClient.read(trySignIn(user, PASSWORD), SignedIn.class);
    }

    HttpResponse<byte[]> trySignIn(String user, String password) {
        return send("POST", "/collaboration/sign-in", null, SignIn.with(user, password));
    }

    String token(String user) {
        return signIn(user).accessToken();
    }

    Created create(String token) {
        return TestClient.read(
                send(
                        "POST",
                        "/collaboration/sessions/create",
                        token,
                        Map.of(
                                "session_type",
                                "a",
                                "title",
                                "Quarter",
                                "host_user_id",
                                "somebody")),
                Created.class);
    }

    HttpResponse<byte[]> join(Created session, @Nullable String token, String user, Role role) {
        return send(
                "POST",
                "/collaboration/sessions/" + session.sessionId() + "/join",
                token,
                Map.of("user_id", user, "username", user, "role", role.wireName()));
    }

    HttpResponse<byte[]> send(
            String method, String path, @Nullable String token, @Nullable Object body) {
        return send(at(path), method, token, body);
    }

    static HttpResponse<byte[]> send(
            URI uri, String method, @Nullable String token, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        request =
                body == null
                        ? request.method(method, HttpRequest.BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofByteArray(json(body)));
        return TestClient.send(
                token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    private static byte[] json(Object body) {
        try {
            return TestClient.JSON.writeValueAsBytes(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The code of a problem.
    static String code(HttpResponse<byte[]> response) {
        return TestClient.tree(response).path("code").asText();
    }

    static String text(HttpResponse<byte[]> response) {
        return response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8);
    }

    /// The names in an array of an answer.
    static List<String> names(HttpResponse<byte[]> response, String array, String key) {
        return TestClient.tree(response).path(array).findValuesAsText(key);
    }

    @Override
    public void close() {
        relay.close().toCompletableFuture().join();
    }
}
