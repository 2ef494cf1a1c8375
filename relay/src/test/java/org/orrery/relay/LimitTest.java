package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Role;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.Joined;
import org.orrery.relay.setting.Merged;
import org.slf4j.LoggerFactory;

class LimitTest {

    private static final String HEAD = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n";

    @TempDir Path folder;
    private @Nullable Relay relay;

    private Relay start(String... settings) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("ORRERY_RELAY_PORT", "0");
        for (int i = 0; i < settings.length; i += 2) {
            environment.put("ORRERY_RELAY_" + settings[i], settings[i + 1]);
        }
        Relay started =
                Relay.start(
                                Merged.of(Optional.empty(), environment)
                                        .settings(Optional.of(folder.resolve("data")), false))
                        .toCompletableFuture()
                        .join();
        relay = started;
        return started;
    }

    @AfterEach
    void stop() {
        if (relay != null) {
            relay.close().toCompletableFuture().join();
        }
    }

    private static HttpResponse<byte[]> healthFrom(Relay relay, String address) {
        return TestClient.send(
                HttpRequest.newBuilder(relay.base().resolve("/healthz"))
                        .header("X-Forwarded-For", address));
    }

    @Test
    @Tag("RS67")
    void tooManyRequestsOfAnAddressAreToldWhenToComeAgain() throws IOException {
        Relay here =
                start("REQUESTS_PER_SECOND", "1", "REQUEST_BURST", "3", "UNLIMITED_ADDRESSES", "");
        for (int i = 0; i < 3; i++) {
            assertThat(healthFrom(here, "1.1.1." + i).statusCode()).isEqualTo(200);
        }
        HttpResponse<byte[]> refused = healthFrom(here, "1.1.1.9");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(TestClient.tree(refused).get("code").asText()).isEqualTo("too_many_requests");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    @Tag("RS68")
    void behindATrustedProxyThePeopleAreCountedAndNotTheProxy() throws IOException {
        Relay here =
                start(
                        "REQUESTS_PER_SECOND", "1",
                        "REQUEST_BURST", "2",
                        "UNLIMITED_ADDRESSES", "",
                        "TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8");
        for (int i = 0; i < 8; i++) {
            assertThat(healthFrom(here, "1.1.1." + i).statusCode()).isEqualTo(200);
        }
        // What stands left of the last address that is no proxy of ours is hearsay.
        assertThat(healthFrom(here, "5.5.5.5, 2.2.2.2, 10.0.0.7").statusCode()).isEqualTo(200);
        assertThat(healthFrom(here, "6.6.6.6, 2.2.2.2").statusCode()).isEqualTo(200);
        assertThat(healthFrom(here, "7.7.7.7, 2.2.2.2").statusCode()).isEqualTo(429);
        assertThat(healthFrom(here, "2001:db8::1").statusCode()).isEqualTo(200);
        assertThat(healthFrom(here, "2001:db8::2").statusCode()).isEqualTo(200);
        assertThat(healthFrom(here, "2001:db8::3").statusCode()).isEqualTo(429);
    }

    @Test
    @Tag("RS68")
    void whoComesThroughAProxyIsNotTakenForLocal() throws IOException {
        Relay here = start();
        HttpRequest.Builder blob =
                HttpRequest.newBuilder(
                        here.base().resolve("/collaboration/blobs/" + "a".repeat(64)));
        assertThat(TestClient.send(blob).statusCode()).isEqualTo(404);
        assertThat(TestClient.send(blob.header("X-Forwarded-For", "8.8.8.8")).statusCode())
                .isIn(401, 404);
    }

    @Test
    @Tag("RS67")
    void anAddressHasSoManyConnections() throws IOException {
        Relay here = start("CONNECTIONS_PER_ADDRESS", "2", "UNLIMITED_ADDRESSES", "");
        try (RawSocket first = new RawSocket(here.port());
                RawSocket second = new RawSocket(here.port())) {
            assertThat(first.say(HEAD + "\r\n").head()).startsWith("HTTP/1.1 200");
            assertThat(second.say(HEAD + "\r\n").head()).startsWith("HTTP/1.1 200");
            try (RawSocket third = new RawSocket(here.port())) {
                assertThat(third.rest()).isEmpty();
            }
        }
    }

    @Test
    @Tag("RS67")
    void aUserHasSoManySockets() throws IOException {
        Relay here = start("CONNECTIONS_PER_USER", "2");
        Created session = TestClient.create(here.base());
        Joined joined =
                TestClient.read(
                        TestClient.join(here.base(), session, "ada", Role.ANALYST), Joined.class);
        try (RawSocket first = new RawSocket(here.port());
                RawSocket second = new RawSocket(here.port());
                RawSocket third = new RawSocket(here.port())) {
            assertThat(first.upgrade(joined.websocketUrl())).startsWith("HTTP/1.1 101");
            assertThat(second.upgrade(joined.websocketUrl())).startsWith("HTTP/1.1 101");
            assertThat(third.upgrade(joined.websocketUrl())).startsWith("HTTP/1.1 429");
        }
        Awaitility.await()
                .until(() -> {
                    try (RawSocket again = new RawSocket(here.port())) {
                        return again.upgrade(joined.websocketUrl()).startsWith("HTTP/1.1 101");
                    }
                });
    }

    @Test
    @Tag("RS67")
    void theConnectionsOfAUserShareWhatTheUserMaySubmit() throws IOException {
        Relay here = start("USER_SUBMITS_PER_SECOND", "2");
        Created session = TestClient.create(here.base());
        try (TestClient one = TestClient.enter(here.base(), session, "ada", Codec.cbor());
                TestClient two = TestClient.enter(here.base(), session, "ada", Codec.cbor());
                TestClient bob = TestClient.enter(here.base(), session, "bob", Codec.cbor())) {
            ServerMessage last = settled(one);
            for (int i = 0; i < 100 && last instanceof ServerMessage.Acknowledged; i++) {
                last = settled(i % 2 == 0 ? two : one);
            }
            assertThat(last)
                    .isInstanceOfSatisfying(
                            ServerMessage.Refused.class,
                            refused ->
                                    assertThat(refused.refusal().code())
                                            .isEqualTo(Refusal.Code.RATE_LIMITED));
            bob.submit(RelayTest.chat("bob"));
            bob.await(ServerMessage.Acknowledged.class);
        }
    }

    private static ServerMessage settled(TestClient client) {
        client.submit(RelayTest.chat("one"));
        return client.await(
                ServerMessage.class,
                message ->
                        message instanceof ServerMessage.Acknowledged
                                || message instanceof ServerMessage.Refused);
    }

    @Test
    @Tag("RS69")
    void aHeadThatDribblesInIsNotWaitedFor() throws IOException {
        Relay here = start("REQUEST_TIMEOUT", "PT0.5S");
        try (RawSocket silent = new RawSocket(here.port());
                RawSocket slow = new RawSocket(here.port())) {
            assertThat(slow.say(HEAD).rest()).isEmpty();
            assertThat(silent.rest()).isEmpty();
        }
    }

    @Test
    @Tag("RS69")
    void anIdleConnectionIsClosedSomeTimeAfterItsAnswer() throws IOException {
        Relay here = start("KEEP_ALIVE", "PT0.5S");
        try (RawSocket idle = new RawSocket(here.port())) {
            assertThat(new String(idle.say(HEAD + "\r\n").rest(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    @Tag("RS69")
    void aSocketIsNotTakenForAnIdleConnection() throws IOException {
        Relay here =
                start("KEEP_ALIVE", "PT0.2S", "REQUEST_TIMEOUT", "PT0.2S", "HELLO_TIMEOUT", "PT3S");
        Created session = TestClient.create(here.base());
        try (TestClient ada = TestClient.connect(here.base(), session, "ada", Codec.cbor())) {
            // Longer than both: the room closes whoever does not say hello, and nobody does before.
            assertThat(ada.awaitClose()).isGreaterThanOrEqualTo(4000);
        }
    }

    @Test
    @Tag("RS69")
    void aBodyThatDribblesInIsNotWaitedFor() throws IOException {
        dribble();
    }

    private void dribble() throws IOException {
        Relay here = start("BODY_TIMEOUT", "PT0.5S");
        try (RawSocket slow = new RawSocket(here.port())) {
            String head =
                    "POST /collaboration/sessions/create HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Length: 1000\r\n\r\n{";
            String answer = new String(slow.say(head).rest(), StandardCharsets.ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("body_late");
        }
    }

    @Test
    @Tag("RS69")
    void aBodyThatIsLateIsNoErrorOfTheRelay() throws IOException {
        Logger server = (Logger) LoggerFactory.getLogger("org.orrery.relay.http.Server");
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        server.addAppender(seen);
        try {
            dribble();
        } finally {
            stop();
            relay = null;
            server.detachAppender(seen);
        }
        assertThat(seen.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
    }

    @Test
    @Tag("RS69")
    void aHeadHasABoundedSize() throws IOException {
        Relay here = start();
        try (RawSocket large = new RawSocket(here.port())) {
            String head = HEAD + "X-Large: " + "x".repeat(20_000) + "\r\n\r\n";
            assertThat(large.say(head).head()).matches("(?s)HTTP/1.. 4\\d\\d .*");
        }
        try (RawSocket large = new RawSocket(here.port())) {
            String head = "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            assertThat(large.say(head).head()).matches("(?s)HTTP/1.. 4\\d\\d .*");
        }
    }
}
