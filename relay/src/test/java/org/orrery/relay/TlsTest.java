package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.role.Role;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.codec.Mappers;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.Joined;
import org.orrery.relay.setting.Merged;
import org.orrery.relay.setting.RelaySettings;
import org.orrery.testkit.certificate.TestCertificate;

class TlsTest {

    @TempDir Path folder;

    private RelaySettings settings(TestCertificate certificate) throws IOException {
        return Merged.of(
                        Optional.empty(),
                        Map.of(
                                "ORRERY_RELAY_PORT",
                                "0",
                                "ORRERY_RELAY_TLS_CERTIFICATE",
                                certificate.certificate().toString(),
                                "ORRERY_RELAY_TLS_KEY",
                                certificate.key().toString(),
                                "ORRERY_RELAY_TLS_RELOAD",
                                "PT0.1S"))
                .settings(Optional.of(folder.resolve("data")), false);
    }

    private static Relay start(RelaySettings settings) {
        return Relay.start(settings).toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static void stop(Relay relay) {
        relay.close().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static HttpClient trusting(TestCertificate certificate) {
        return HttpClient.newBuilder().sslContext(certificate.trusting()).build();
    }

    private static <T> T ask(HttpClient http, HttpRequest.Builder request, Class<T> type) {
        try {
            HttpResponse<byte[]> answer =
                    http.send(
                            request.timeout(Duration.ofSeconds(30)).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            return Mappers.json().readValue(answer.body(), type);
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static HttpRequest.Builder post(URI uri, Object body) throws IOException {
        return HttpRequest.newBuilder(uri)
                .POST(
                        HttpRequest.BodyPublishers.ofByteArray(
                                Mappers.json().writeValueAsBytes(body)));
    }

    private static WebSocket enter(HttpClient http, URI base, String user) throws IOException {
        String create =
                "{\"session_type\":\"analytics_session\",\"title\":\"T\",\"host_user_id\":\"h\"}";
        URI sessions = base.resolve("/collaboration/sessions/create");
        Created created =
                ask(
                        http,
                        HttpRequest.newBuilder(sessions)
                                .POST(HttpRequest.BodyPublishers.ofString(create)),
                        Created.class);
        assertThat(created.joinUrl()).startsWith("https://");
        JoinSession join =
                new JoinSession(
                        new org.orrery.model.id.UserId(user), user, Role.ANALYST, null, false);
        Joined joined =
                ask(
                        http,
                        post(
                                base.resolve(
                                        "/collaboration/sessions/" + created.sessionId() + "/join"),
                                join),
                        Joined.class);
        assertThat(joined.websocketUrl()).startsWith("wss://");
        return http.newWebSocketBuilder()
                .subprotocols(Protocol.JSON_SUBPROTOCOL)
                .buildAsync(URI.create(joined.websocketUrl()), new Ear())
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static final class Ear implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, java.nio.ByteBuffer message) {
            pong.complete(StandardCharsets.UTF_8.decode(message).toString());
            return WebSocket.Listener.super.onPong(from, message);
        }

        private static volatile CompletableFuture<String> pong = new CompletableFuture<>();
    }

    private static void assertAlive(WebSocket socket, String word) {
        Ear.pong = new CompletableFuture<>();
        var _ = socket.sendPing(StandardCharsets.UTF_8.encode(word)).join();
        assertThat(Ear.pong.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(word);
    }

    @Test
    @Tag("RS65")
    void sessionsAreJoinedOverTls() throws IOException {
        TestCertificate certificate = TestCertificate.make(folder, "relay");
        Relay relay = start(settings(certificate));
        try {
            assertThat(relay.base().getScheme()).isEqualTo("https");
            assertAlive(enter(trusting(certificate), relay.base(), "ada"), "over tls");
        } finally {
            stop(relay);
        }
    }

    @Test
    @Tag("RS65")
    void tls12AndPlainTextAreRefused() throws Exception {
        TestCertificate certificate = TestCertificate.make(folder, "relay");
        Relay relay = start(settings(certificate));
        try {
            for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
                SSLContext context = certificate.trusting();
                try (SSLSocket socket =
                        (SSLSocket)
                                context.getSocketFactory()
                                        .createSocket("127.0.0.1", relay.port())) {
                    socket.setSoTimeout(30_000);
                    socket.setEnabledProtocols(new String[] {version});
                    if (version.equals("TLSv1.2")) {
                        assertThatThrownBy(socket::startHandshake)
                                .isInstanceOf(SSLHandshakeException.class);
                    } else {
                        socket.startHandshake();
                        assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
                    }
                }
            }
            try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
                plain.setSoTimeout(30_000);
                plain.getOutputStream()
                        .write(
                                "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(
                                new String(
                                        plain.getInputStream().readAllBytes(),
                                        StandardCharsets.ISO_8859_1))
                        .doesNotContain("HTTP/1.1");
            }
        } finally {
            stop(relay);
        }
    }

    @Test
    @Tag("RS66")
    void aNewCertificateIsUsedAndOpenSocketsStay() throws IOException {
        TestCertificate first = TestCertificate.make(folder, "first");
        TestCertificate second = TestCertificate.make(folder, "second");
        TestCertificate used = copy(first, "used");
        Relay relay = start(settings(used));
        try {
            WebSocket socket = enter(trusting(first), relay.base(), "ada");
            Files.writeString(used.certificate(), "no certificate");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> looked(first, relay, "refused"));
            assertAlive(enter(trusting(first), relay.base(), "bob"), "the old one stays");
            var _ = copy(second, "used");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> looked(second, relay, "renewed"));
            assertAlive(enter(trusting(second), relay.base(), "eve"), "the new one is used");
            assertAlive(socket, "still here");
        } finally {
            stop(relay);
        }
    }

    private boolean looked(TestCertificate trusted, Relay relay, String outcome) {
        HttpRequest request =
                HttpRequest.newBuilder(relay.base().resolve("/metrics"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return trusting(trusted)
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("orrery_tls_reloads_total{outcome=\"" + outcome + "\"}");
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /// A certificate in files of its own; the key first, as the relay may look in between.
    private TestCertificate copy(TestCertificate from, String name) throws IOException {
        Path key = folder.resolve(name + ".key");
        Path certificate = folder.resolve(name + ".crt");
        var _ = Files.copy(from.key(), key, StandardCopyOption.REPLACE_EXISTING);
        var _ = Files.copy(from.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
        return new TestCertificate(certificate, key, from.store());
    }

    @Test
    @Tag("RS66")
    void aRelayDoesNotStartWithABadCertificate() throws IOException {
        TestCertificate good = TestCertificate.make(folder, "good");
        TestCertificate other = TestCertificate.make(folder, "other");
        TestCertificate old = TestCertificate.make(folder, "old", "dns:localhost", "-3d");
        assertRefused(
                new TestCertificate(good.certificate(), other.key(), good.store()), "tls-key");
        assertRefused(old, "expired");
        assertRefused(new TestCertificate(good.key(), good.key(), good.store()), "tls-certificate");
        assertRefused(
                new TestCertificate(good.certificate(), good.certificate(), good.store()),
                "PKCS #8");
        assertRefused(
                new TestCertificate(folder.resolve("no"), good.key(), good.store()),
                "tls-certificate");
    }

    private void assertRefused(TestCertificate certificate, String words) {
        assertThatThrownBy(() -> start(settings(certificate))).hasMessageContaining(words);
    }
}
