package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.relay.setting.Merged;
import org.orrery.testkit.fuzz.Mutator;

/// Raw bytes at a real relay.
class SurfaceFuzzTest {

    private static final int USUAL = 40;
    private static final long MINUTES = Long.getLong("orrery.fuzz.minutes", 0);

    @TempDir Path folder;

    @Test
    @Tag("RS73")
    void noBytesMakeTheRelayFailOrHang() throws IOException {
        Relay relay =
                Relay.start(
                                Merged.of(
                                                Optional.empty(),
                                                Map.of(
                                                        "ORRERY_RELAY_PORT", "0",
                                                        "ORRERY_RELAY_REQUEST_TIMEOUT", "PT0.3S",
                                                        "ORRERY_RELAY_KEEP_ALIVE", "PT0.2S",
                                                        "ORRERY_RELAY_BODY_TIMEOUT", "PT0.3S",
                                                        "ORRERY_RELAY_HELLO_TIMEOUT", "PT0.3S"))
                                        .settings(Optional.of(folder.resolve("data")), false))
                        .toCompletableFuture()
                        .join();
        try {
            Created session = TestClient.create(relay.base());
            List<byte[]> corpus = corpus(session.sessionId().toString());
            long until = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
            for (long seed = 0; seed < USUAL || System.nanoTime() < until; seed++) {
                byte[] input = new Mutator(corpus, new Random(seed)).next();
                try (RawSocket raw = new RawSocket(relay.port())) {
                    // A connection that is kept open is ended by this side.
                    String answer =
                            new String(raw.say(input).end().rest(), StandardCharsets.ISO_8859_1);
                    assertThat(answer).as("seed %d", seed).doesNotContain(" 500 ");
                }
            }
            try (TestClient ada = TestClient.enter(relay.base(), session, "ada", Codec.cbor())) {
                ada.submit(RelayTest.chat("still here"));
                ada.await(ServerMessage.Acknowledged.class);
            }
        } finally {
            relay.close().toCompletableFuture().join();
        }
    }

    private static List<byte[]> corpus(String session) {
        String host = "Host: localhost\r\n";
        String json = host + "Content-Type: application/json\r\n";
        String body = "{\"user_id\": \"ada\", \"username\": \"Ada\", \"role\": \"analyst\"}";
        return List.of(
                bytes("GET /healthz HTTP/1.1\r\n" + host + "\r\n"),
                bytes("GET /collaboration/sessions?limit=5&offset=0 HTTP/1.1\r\n" + host + "\r\n"),
                bytes("GET /collaboration/sessions/" + session + " HTTP/1.1\r\n" + host + "\r\n"),
                bytes(
                        "POST /collaboration/sessions/"
                                + session
                                + "/join HTTP/1.1\r\n"
                                + json
                                + "Content-Length: "
                                + body.length()
                                + "\r\n\r\n"
                                + body),
                bytes(
                        "PUT /collaboration/blobs/"
                                + "a".repeat(64)
                                + " HTTP/1.1\r\n"
                                + host
                                + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
                bytes(
                        "GET /ws/collaboration/ada?session_id="
                                + session
                                + "&token=x HTTP/1.1\r\n"
                                + host
                                + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
