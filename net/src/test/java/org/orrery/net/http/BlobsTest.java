package org.orrery.net.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.net.Answer;

class BlobsTest {

    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;

    @TempDir private Path folder = Path.of("");
    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private HttpRelayClient client;

    @BeforeEach
    void aServerThatKeepsBlobs() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/collaboration/blobs/", this::serve);
        server.start();
        client = newClient(Long.MAX_VALUE);
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void aBlobIsStoredOnceAndComesBackFromTheRelay() throws IOException {
        Path file = file("some data ".repeat(20_000));
        List<Double> shares = new CopyOnWriteArrayList<>();

        String sha256 = success(client.putBlob(file, "text/csv", shares::add));
        success(client.putBlob(file, "text/csv", share -> {}));

        assertThat(requests).filteredOn(each -> each.startsWith("PUT")).hasSize(1);
        assertThat(shares).isSorted().last().isEqualTo(1.0);
        Files.delete(folder.resolve("blobs").resolve(sha256));
        assertThat(success(client.getBlob(sha256, share -> {})))
                .hasSameBinaryContentAs(file)
                .hasParentRaw(folder.resolve("blobs"));
    }

    @Test
    void anEmptyFileIsABlobToo() throws IOException {
        String sha256 = success(client.putBlob(file(""), "text/csv", share -> {}));

        assertThat(stored.get(sha256)).isEmpty();
    }

    @Test
    void whatIsInTheCacheIsNotFetched() throws IOException {
        String sha256 = success(client.putBlob(file("data"), "text/csv", share -> {}));
        requests.clear();

        success(client.getBlob(sha256, share -> {}));

        assertThat(requests).isEmpty();
    }

    @Test
    @Tag("WR43")
    void aDamagedBlobIsThrownAway() throws IOException {
        String sha256 = success(client.putBlob(file("data"), "text/csv", share -> {}));
        stored.put(sha256, "other".getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("blobs").resolve(sha256), "damaged on disk");

        assertThat(client.getBlob(sha256, share -> {}).join())
                .isInstanceOf(Answer.Unreachable.class);
        try (Stream<Path> left = Files.list(folder.resolve("blobs"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theOldestGoWhenTheCacheIsFull() throws IOException {
        client.close();
        client = newClient(2500);
        List<String> all = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(success(client.putBlob(file(i + "x".repeat(999)), "text/csv", share -> {})));
        }

        try (Stream<Path> left = Files.list(folder.resolve("blobs"))) {
            assertThat(left.map(each -> String.valueOf(each.getFileName())))
                    .hasSize(2)
                    .contains(all.getLast());
        }
    }

    @Test
    void aBlobThatIsNotThereIsRefusedWithAReason() {
        assertThat(client.getBlob("0".repeat(64), share -> {}).join())
                .isInstanceOf(Answer.Refused.class);
        assertThat(client.getBlob("../../etc/passwd", share -> {}).join())
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void aRelayThatIsNotThereIsUnreachable() throws IOException {
        server.stop(0);

        assertThat(client.putBlob(file("data"), "text/csv", share -> {}).join())
                .isInstanceOf(Answer.Unreachable.class);
        assertThat(client.list().join()).isInstanceOf(Answer.Unreachable.class);
    }

    private HttpRelayClient newClient(long cacheBytes) {
        return new HttpRelayClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                new ClientFolders(folder.resolve("queues"), folder.resolve("blobs"), cacheBytes));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("file"), content);
    }

    private static <T> T success(java.util.concurrent.CompletableFuture<Answer<T>> answer) {
        return answer.orTimeout(20, TimeUnit.SECONDS).join().toOptional().orElseThrow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String sha256 = path.substring(path.lastIndexOf('/') + 1);
        requests.add(exchange.getRequestMethod() + " " + sha256);
        byte[] body = stored.get(sha256);
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    stored.put(sha256, exchange.getRequestBody().readAllBytes());
                    exchange.sendResponseHeaders(CREATED, -1);
                }
                case "HEAD" -> exchange.sendResponseHeaders(body == null ? NOT_FOUND : 200, -1);
                default -> {
                    if (body == null) {
                        exchange.sendResponseHeaders(NOT_FOUND, -1);
                    } else {
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                    }
                }
            }
        }
    }
}
