package org.orrery.bench.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.codec.Mappers;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.Joined;
import org.orrery.relay.Relay;
import org.orrery.relay.setting.Merged;
import org.orrery.relay.setting.RelaySettings;

/// Raw bytes at a real relay: as requests, or as frames of a member's open socket. The relay answers or closes in time, never
/// with an error of its own, and serves the next.
final class SurfaceTarget implements Target {

    private static final int PATIENCE_MILLIS = 15_000;
    private static final String HOST = "Host: localhost\r\n";
    private static final String JSON = HOST + "Content-Type: application/json\r\n";

    private final boolean frames;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Scratch scratch;
    private final Relay relay;
    private final Created session;

    SurfaceTarget(boolean frames) throws IOException {
        this.frames = frames;
        scratch = new Scratch();
        relay = Relay.start(settings()).toCompletableFuture().join();
        session =
                post(
                        "/collaboration/sessions/create",
                        """
                        {"session_type": "analytics_session", "title": "Fuzz", "host_user_id": "ada"}\
                        """,
                        Created.class);
    }

    private RelaySettings settings() throws IOException {
        return Merged.of(
                        Optional.empty(),
                        Map.of(
                                "ORRERY_RELAY_PORT", "0",
                                "ORRERY_RELAY_REQUEST_TIMEOUT", "PT0.3S",
                                "ORRERY_RELAY_KEEP_ALIVE", "PT0.2S",
                                "ORRERY_RELAY_BODY_TIMEOUT", "PT0.3S",
                                "ORRERY_RELAY_HELLO_TIMEOUT", "PT0.3S"))
                .settings(Optional.of(scratch.folder().resolve("data")), false);
    }

    @Override
    public List<byte[]> seeds() {
        return frames ? frames() : requests();
    }

    private List<byte[]> requests() {
        String sessions = "/collaboration/sessions/";
        String body = "{\"user_id\": \"ada\", \"username\": \"Ada\", \"role\": \"analyst\"}";
        return List.of(
                bytes("GET /healthz HTTP/1.1\r\n" + HOST + "\r\n"),
                bytes("GET /collaboration/sessions?limit=5&offset=0 HTTP/1.1\r\n" + HOST + "\r\n"),
                bytes("GET " + sessions + session.sessionId() + " HTTP/1.1\r\n" + HOST + "\r\n"),
                bytes(
                        "POST %s%s/join HTTP/1.1\r\n%sContent-Length: %d\r\n\r\n%s"
                                .formatted(
                                        sessions, session.sessionId(), JSON, body.length(), body)),
                bytes(
                        "PUT /collaboration/blobs/%s HTTP/1.1\r\n%sTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
                                .formatted("a".repeat(64), HOST)),
                bytes(
                        upgrade(
                                "/ws/collaboration/ada?session_id="
                                        + session.sessionId()
                                        + "&token=x")));
    }

    /// Masked frames with a mask of zeros, so that the messages stand in them as they are.
    private static List<byte[]> frames() {
        List<byte[]> frames = new ArrayList<>();
        for (byte[] message : MessageTargets.messages(Codec.cbor())) {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(0x82);
            if (message.length < 126) {
                frame.write(0x80 | message.length);
            } else {
                frame.write(0x80 | 126);
                frame.write(message.length >> 8);
                frame.write(message.length);
            }
            frame.writeBytes(new byte[4]);
            frame.writeBytes(message);
            frames.add(frame.toByteArray());
        }
        return frames;
    }

    private static String upgrade(String pathAndQuery) {
        return "GET "
                + pathAndQuery
                + " HTTP/1.1\r\n"
                + HOST
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: "
                + Protocol.CBOR_SUBPROTOCOL
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    @Override
    public void read(byte[] input) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            if (frames) {
                socket.getOutputStream().write(bytes(upgrade(seat())));
            }
            String answer = said(socket, input);
            if (answer.contains(" 500 ") || answer.contains("internal_error")) {
                throw new AssertionError("the relay failed: " + answer);
            }
        }
    }

    /// What the relay says to it until it closes.
    private static String said(Socket socket, byte[] input) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getOutputStream().write(input);
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            in.transferTo(all);
        } catch (SocketException reset) {
            return all.toString(StandardCharsets.ISO_8859_1);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /// Where a member may open a socket.
    private String seat() throws IOException {
        String body = "{\"user_id\": \"ada\", \"username\": \"Ada\", \"role\": \"analyst\"}";
        Joined joined =
                post(
                        "/collaboration/sessions/" + session.sessionId() + "/join",
                        body,
                        Joined.class);
        URI socket = URI.create(joined.websocketUrl());
        return socket.getRawPath() + "?" + socket.getRawQuery();
    }

    private <T> T post(String path, String body, Class<T> type) throws IOException {
        try {
            HttpResponse<byte[]> answer =
                    http.send(
                            HttpRequest.newBuilder(relay.base().resolve(path))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new IOException(
                        path + " answers " + answer.statusCode() + " " + bytes(answer.body()));
            }
            return Mappers.json().readValue(answer.body(), type);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while it asked the relay", stopped);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String bytes(byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        http.close();
        relay.close().toCompletableFuture().join();
        scratch.close();
    }
}
