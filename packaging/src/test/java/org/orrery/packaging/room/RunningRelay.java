package org.orrery.packaging.room;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.net.RoomClient;
import org.orrery.net.http.ClientFolders;
import org.orrery.net.http.HttpRelayClient;
import org.orrery.net.trust.Trust;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.relay.Relay;
import org.orrery.relay.setting.Merged;
import org.orrery.relay.setting.RelaySettings;
import org.orrery.testkit.certificate.TestCertificate;

/// A relay in this process, and clients that reach it over the loopback.
final class RunningRelay implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final Path folder;
    private final List<Runnable> closing = new ArrayList<>();
    private final RelaySettings settings;
    private final Trust trust;
    private final String scheme;
    private Relay relay;
    private final int port;

    RunningRelay(Path folder) {
        this(folder, RelaySettings.defaults(folder.resolve("relay")), Trust.standard(), "http");
    }

    private RunningRelay(Path folder, RelaySettings settings, Trust trust, String scheme) {
        this.folder = folder;
        this.settings = settings;
        this.trust = trust;
        this.scheme = scheme;
        this.relay = start(0);
        this.port = relay.port();
    }

    /// One that speaks TLS, with clients that believe its certificate.
    static RunningRelay encrypted(Path folder) throws IOException {
        TestCertificate own = TestCertificate.make(Files.createDirectories(folder), "own");
        RelaySettings settings =
                Merged.of(
                                Optional.empty(),
                                Map.of(
                                        "ORRERY_RELAY_TLS_CERTIFICATE",
                                        own.certificate().toString(),
                                        "ORRERY_RELAY_TLS_KEY",
                                        own.key().toString()))
                        .settings(Optional.of(folder.resolve("relay")), false);
        return new RunningRelay(folder, settings, Trust.with(own.certificate()), "https");
    }

    private Relay start(int onPort) {
        return await(Relay.start(settings.withPort(onPort)).toCompletableFuture());
    }

    void restart() {
        stop();
        relay = start(port);
    }

    void stop() {
        await(relay.close().toCompletableFuture());
    }

    URI base() {
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    RelayClient client(String name) {
        return client(base(), name);
    }

    private RelayClient client(URI base, String name) {
        Path mine = folder.resolve("client-" + name);
        RelayClient client =
                new HttpRelayClient(
                        base,
                        new ClientFolders(mine.resolve("queues"), mine.resolve("blobs")),
                        trust);
        closing.add(client::close);
        return client;
    }

    SessionId newSession() {
        return value(
                        client("host")
                                .create(
                                        new CreateSession(
                                                "analytics_session",
                                                "A session",
                                                new UserId("ada"),
                                                null,
                                                null,
                                                null,
                                                null)))
                .sessionId();
    }

    RoomClient join(SessionId session, String user) {
        return join(session, user, Role.COLLABORATOR);
    }

    RoomClient join(SessionId session, String user, Role role) {
        return join(base(), session, user, role);
    }

    /// Joins by another way to the relay, such as a proxy.
    RoomClient join(URI base, SessionId session, String user) {
        return join(base, session, user, Role.COLLABORATOR);
    }

    private RoomClient join(URI base, SessionId session, String user, Role role) {
        RoomClient room =
                value(
                        client(base, user)
                                .join(
                                        session,
                                        new JoinSession(
                                                new UserId(user), user, role, null, false)));
        closing.add(room::close);
        return room;
    }

    static <T> T value(CompletableFuture<Answer<T>> asked) {
        Answer<T> answer = await(asked);
        return answer.toOptional()
                .orElseThrow(() -> new AssertionError("the relay said " + answer));
    }

    static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        closing.reversed().forEach(Runnable::run);
        stop();
    }
}
