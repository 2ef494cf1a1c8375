package org.orrery.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.codec.Decoded;
import org.orrery.protocol.codec.Mappers;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.Joined;

/// A plain client on the JDK's own HTTP and WebSocket, for tests of a relay.
final class TestClient implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(10);
    static final ObjectMapper JSON = Mappers.json();
    static final HttpClient HTTP = HttpClient.newHttpClient();

    final Codec codec;
    final ClientId clientId = new ClientId(UUID.randomUUID());
    final LinkedBlockingQueue<ServerMessage> inbox = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private @Nullable WebSocket socket;
    private long sequence;

    TestClient(Codec codec) {
        this.codec = codec;
    }

    static Created create(URI base) {
        CreateSession request =
                new CreateSession(
                        "analytics_session", "Quarter", new UserId("host"), null, null, null, null);
        return read(post(base.resolve("/collaboration/sessions/create"), request), Created.class);
    }

    static HttpResponse<byte[]> join(URI base, Created session, String user, Role role) {
        JoinSession request = new JoinSession(new UserId(user), user, role, null, false);
        return post(
                base.resolve("/collaboration/sessions/" + session.sessionId() + "/join"), request);
    }

    static HttpResponse<byte[]> post(URI uri, Object body) {
        try {
            byte[] bytes =
                    body instanceof String text
                            ? text.getBytes(StandardCharsets.UTF_8)
                            : JSON.writeValueAsBytes(body);
            return send(
                    HttpRequest.newBuilder(uri)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static HttpResponse<byte[]> get(URI uri) {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        HttpRequest asked = request.timeout(LIMIT).build();
        try {
            HttpResponse<byte[]> response =
                    HTTP.send(asked, HttpResponse.BodyHandlers.ofByteArray());
            Contract.check(asked, response);
            return response;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    static <T> T read(HttpResponse<byte[]> response, Class<T> type) {
        try {
            return JSON.readValue(response.body(), type);
        } catch (IOException failure) {
            throw new AssertionError(
                    response.statusCode()
                            + " "
                            + new String(response.body(), StandardCharsets.UTF_8),
                    failure);
        }
    }

    static JsonNode tree(HttpResponse<byte[]> response) {
        return read(response, JsonNode.class);
    }

    /// Joins and connects, without a hello.
    static TestClient connect(URI base, Created session, String user, Codec codec) {
        Joined joined = read(join(base, session, user, Role.COLLABORATOR), Joined.class);
        TestClient client = new TestClient(codec);
        client.open(joined.websocketUrl());
        return client;
    }

    /// Joins, connects and says hello.
    static TestClient enter(URI base, Created session, String user, Codec codec) {
        TestClient client = connect(base, session, user, codec);
        client.hello(0, 1);
        return client;
    }

    void open(String url, String... headers) {
        String form = codec.isText() ? Protocol.JSON_SUBPROTOCOL : Protocol.CBOR_SUBPROTOCOL;
        WebSocket.Builder builder =
                HTTP.newWebSocketBuilder().subprotocols(form).connectTimeout(LIMIT);
        for (int i = 0; i < headers.length; i += 2) {
            builder = builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(URI.create(url), new Ear()).join();
    }

    /// Connects without asking for a subprotocol.
    void openPlain(String url) {
        socket =
                HTTP.newWebSocketBuilder()
                        .connectTimeout(LIMIT)
                        .buildAsync(URI.create(url), new Ear())
                        .join();
    }

    WebSocket socket() {
        WebSocket present = socket;
        if (present == null) {
            throw new AssertionError("not connected");
        }
        return present;
    }

    /// Says hello for the first time, whatever comes of it.
    void sayHello() {
        send(new ClientMessage.Hello(List.of(1), clientId, 0, 1));
    }

    ServerMessage.Welcomed hello(long lastSequence, long firstPending) {
        sequence = firstPending - 1;
        send(new ClientMessage.Hello(List.of(1), clientId, lastSequence, firstPending));
        return await(ServerMessage.Welcomed.class);
    }

    void send(ClientMessage message) {
        byte[] bytes = codec.encode(message);
        if (codec.isText()) {
            socket().sendText(new String(bytes, StandardCharsets.UTF_8), true).join();
        } else {
            socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
        }
    }

    /// Submits with the next client sequence.
    ///
    /// @return that number
    long submit(Operation... operations) {
        sequence++;
        send(new ClientMessage.Submit(sequence, new Batch("Test", 0, List.of(operations))));
        return sequence;
    }

    /// The next message of a type; others before it are passed over.
    <T extends ServerMessage> T await(Class<T> type) {
        return await(type, _ -> true);
    }

    <T extends ServerMessage> T await(Class<T> type, Predicate<T> meant) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            ServerMessage message = poll(deadline - System.nanoTime());
            if (message == null) {
                throw new AssertionError("no " + type.getSimpleName() + " came");
            }
            if (type.isInstance(message) && meant.test(type.cast(message))) {
                return type.cast(message);
            }
        }
    }

    private @Nullable ServerMessage poll(long nanos) {
        try {
            return inbox.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    int awaitClose() {
        return closeCode.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket().abort();
    }

    private final class Ear implements WebSocket.Listener {
        private final ByteArrayOutputStream partial = new ByteArrayOutputStream();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            take(data.toString().getBytes(StandardCharsets.UTF_8), last);
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(
                WebSocket from, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            take(bytes, last);
            from.request(1);
            return null;
        }

        private void take(byte[] bytes, boolean last) {
            partial.writeBytes(bytes);
            if (last) {
                Decoded<ServerMessage> decoded = codec.decodeServer(partial.toByteArray());
                partial.reset();
                if (decoded instanceof Decoded.Message<ServerMessage>(ServerMessage message)) {
                    inbox.add(message);
                } else {
                    throw new AssertionError(decoded);
                }
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closeCode.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closeCode.complete(1006);
        }
    }
}
