package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.role.Role;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.Joined;
import org.orrery.relay.setting.RelaySettings;

/// WebSockets of clients that do not keep to RFC 6455, or are not meant to be here.
class FrameTest {

    private static final int FINAL_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int RSV1 = 0x40;

    @TempDir static Path folder;
    private static Relay relay;
    private static Created session;

    @BeforeAll
    static void start() {
        relay =
                Relay.start(RelaySettings.defaults(folder).withPort(0))
                        .toCompletableFuture()
                        .join();
        session = TestClient.create(relay.base());
    }

    @AfterAll
    static void stop() {
        relay.close().toCompletableFuture().join();
    }

    private static String url() {
        return TestClient.read(
                        TestClient.join(relay.base(), session, "ada", Role.ANALYST), Joined.class)
                .websocketUrl();
    }

    private static int closed(int... frame) throws IOException {
        try (RawSocket raw = new RawSocket(relay.port())) {
            assertThat(raw.upgrade(url())).startsWith("HTTP/1.1 101");
            int code = RawSocket.closeCode(raw.say(frame).rest());
            assertOthersAreServed();
            return code;
        }
    }

    private static void assertOthersAreServed() {
        try (TestClient bob = TestClient.enter(relay.base(), session, "bob", Codec.cbor())) {
            bob.submit(RelayTest.chat("still here"));
            bob.await(ServerMessage.Acknowledged.class);
        }
    }

    @Test
    @Tag("RS70")
    void aFrameThatClaimsToBeCompressedClosesItsSocket() throws IOException {
        assertThat(closed(FINAL_TEXT | RSV1, MASKED | 2, 0, 0, 0, 0, '{', '}')).isIn(4500, 1002);
    }

    @Test
    @Tag("RS70")
    void aFrameWithoutAMaskClosesItsSocket() throws IOException {
        assertThat(closed(FINAL_TEXT, 2, '{', '}')).isIn(4500, 1002);
    }

    @Test
    @Tag("RS70")
    void anUnknownOpcodeClosesItsSocket() throws IOException {
        assertThat(closed(0x83, MASKED | 1, 0, 0, 0, 0, 'x')).isIn(4500, 1002);
    }

    @Test
    @Tag("RS70")
    void aContinuationOfNothingClosesItsSocket() throws IOException {
        assertThat(closed(0x80, MASKED | 1, 0, 0, 0, 0, 'x')).isIn(4500, 1002);
    }

    @Test
    @Tag("RS70")
    void aFrameThatAnnouncesAnExabyteClosesItsSocket() throws IOException {
        assertThat(closed(FINAL_TEXT, MASKED | 127, 0x0F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
                .isIn(4501, 1009);
    }

    @Test
    @Tag("RS14")
    void compressionIsNotAgreedTo() throws IOException {
        try (RawSocket raw = new RawSocket(relay.port())) {
            assertThat(raw.upgrade(url(), "Sec-WebSocket-Extensions: permessage-deflate"))
                    .startsWith("HTTP/1.1 101")
                    .doesNotContainIgnoringCase("sec-websocket-extensions");
        }
    }

    @Test
    @Tag("RS11")
    void aStrangersPageCannotOpenASocket() throws IOException {
        try (RawSocket raw = new RawSocket(relay.port())) {
            assertThat(raw.upgrade(url(), "Origin: https://evil.example"))
                    .startsWith("HTTP/1.1 403");
        }
        try (RawSocket raw = new RawSocket(relay.port())) {
            assertThat(raw.upgrade(url(), "Host: rebound.example")).startsWith("HTTP/1.1 403");
        }
        try (RawSocket raw = new RawSocket(relay.port())) {
            assertThat(raw.upgrade(url(), "Origin: null")).startsWith("HTTP/1.1 403");
        }
        try (RawSocket raw = new RawSocket(relay.port())) {
            assertThat(raw.upgrade(url(), "Origin: http://localhost")).startsWith("HTTP/1.1 101");
        }
    }

    @Test
    @Tag("RS71")
    void cookiesAreNeitherReadNorSet() throws IOException {
        String url = url();
        String token = url.substring(url.indexOf("token=") + "token=".length());
        String without = url.substring(0, url.indexOf("&token="));
        try (RawSocket raw = new RawSocket(relay.port())) {
            assertThat(raw.upgrade(without, "Cookie: token=" + token))
                    .startsWith("HTTP/1.1 401")
                    .doesNotContainIgnoringCase("set-cookie");
        }
        HttpResponse<byte[]> created = TestClient.join(relay.base(), session, "eve", Role.OBSERVER);
        assertThat(created.headers().map()).doesNotContainKey("set-cookie");
    }
}
