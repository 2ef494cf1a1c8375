package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.Joined;
import org.orrery.relay.setting.RelaySettings;

/// A member who reads nothing, on a real socket with small buffers, beside one who reads.
@Timeout(60)
final class SlowReaderTest {

    private static final String FILLING = "x".repeat(3_900);

    @TempDir private Path data;
    private Relay relay;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void start() {
        relay = Relay.start(RelaySettings.defaults(data).withPort(0)).toCompletableFuture().join();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        relay.close().toCompletableFuture().join();
    }

    private TestClient reader(Created session, String user) {
        TestClient client = TestClient.enter(relay.base(), session, user, Codec.cbor());
        open.add(client);
        return client;
    }

    /// Says hello and reads no further than the upgrade.
    private Socket sleeper(Created session) throws IOException {
        Joined joined =
                TestClient.read(
                        TestClient.join(relay.base(), session, "sleeper", Role.COLLABORATOR),
                        Joined.class);
        URI url = URI.create(joined.websocketUrl());
        Socket socket = new Socket();
        open.add(socket);
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), relay.port()));
        String request =
                "GET "
                        + url.getRawPath()
                        + "?"
                        + url.getRawQuery()
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Protocol: "
                        + Protocol.CBOR_SUBPROTOCOL
                        + "\r\n\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        readHead(socket.getInputStream());
        byte[] hello =
                Codec.cbor()
                        .encode(
                                new ClientMessage.Hello(
                                        List.of(1), new ClientId(UUID.randomUUID()), 0, 1));
        out.write(new byte[] {(byte) 0x82, (byte) (0x80 | hello.length), 0, 0, 0, 0});
        out.write(hello);
        out.flush();
        return socket;
    }

    private static void readHead(InputStream in) throws IOException {
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            head += (char) in.read();
        }
        assertThat(head).startsWith("HTTP/1.1 101");
    }

    private static double meter(String name, String text) {
        return text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String metrics() {
        return new String(
                TestClient.get(relay.base().resolve("/metrics")).body(), StandardCharsets.UTF_8);
    }

    private static Operation chat() {
        return new Operation.Create(
                new EntityId(UUID.randomUUID()),
                Kinds.CHAT,
                Map.of("body", Value.of(FILLING)),
                false);
    }

    /// Submits until the relay has closed somebody, and answers how much text that was.
    private long fillUntilClosed(TestClient writer) {
        long bytes = 0;
        while (meter("orrery_connections_closed_total", metrics()) == 0 && bytes < 40_000_000) {
            for (int i = 0; i < 50; i++) {
                long number = writer.submit(chat());
                writer.await(
                        ServerMessage.Acknowledged.class, done -> done.clientSequence() == number);
                bytes += FILLING.length();
            }
        }
        return bytes;
    }

    @Test
    @Tag("RM17")
    void whoReadsNothingIsClosedToResumeAndOthersNoticeNothing() throws IOException {
        Created session = TestClient.create(relay.base());
        TestClient writer = reader(session, "writer");
        TestClient listener = reader(session, "listener");
        Socket sleeper = sleeper(session);

        long bytes = fillUntilClosed(writer);
        long last = writer.submit(chat());
        ServerMessage.Acknowledged done =
                writer.await(ServerMessage.Acknowledged.class, a -> a.clientSequence() == last);

        // The network's own buffers of both ends come on top of the megabyte that the relay keeps.
        assertThat(bytes).isGreaterThan(1_000_000).isLessThan(12_000_000);
        assertThat(metrics()).contains("reason=\"slow_reader\"");
        assertThat(meter("orrery_connections_closed_total", metrics())).isEqualTo(1);
        listener.await(ServerMessage.Committed.class, c -> c.entry().sequence() == done.sequence());
        assertThat(listener.closeCode).isNotDone();
        assertThat(writer.closeCode).isNotDone();
        assertThat(CloseReason.isRetryable(CloseReason.SLOW_READER.code())).isTrue();
        sleeper.setSoTimeout(10_000);
        // What the network had taken can still be read; then the connection is at its end.
        InputStream in = sleeper.getInputStream();
        byte[] buffer = new byte[65_536];
        long read = 0;
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read += n;
            }
        } catch (IOException reset) {
            assertThat(reset).isInstanceOf(java.net.SocketException.class);
        }
        assertThat(read).isLessThan(12_000_000);
    }

    @Test
    @Tag("RM17")
    void presenceIsLeftOutBeforeAnythingElse() throws IOException {
        Created session = TestClient.create(relay.base());
        TestClient writer = reader(session, "writer");
        var _ = sleeper(session);
        Pose pose = Pose.lookingAt(new Vec3(1, 2, 3), Vec3.ZERO);
        while (meter("orrery_presence_skipped_total", metrics()) == 0) {
            for (int i = 0; i < 20; i++) {
                long number = writer.submit(chat());
                writer.await(
                        ServerMessage.Acknowledged.class, done -> done.clientSequence() == number);
                writer.send(
                        new ClientMessage.UpdatePresence(
                                new MemberPose(0, MemberPose.Tool.FLY, 0, pose, -1, 0)));
            }
            assertThat(meter("orrery_connections_closed_total", metrics())).isZero();
        }
        assertThat(writer.closeCode).isNotDone();
    }
}
