package org.orrery.net.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("DF9")
final class DownloadTest {

    private static final Download.Limits SMALL =
            new Download.Limits(1000, Duration.ofSeconds(20), Duration.ofSeconds(10));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/table.csv",
                exchange ->
                        answer(
                                exchange,
                                "a,b\n1,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        server.createContext("/large", exchange -> answer(exchange, new byte[1001]));
        server.createContext("/endless", DownloadTest::endless);
        server.createContext("/missing", exchange -> status(exchange, 404, ""));
        server.createContext("/moved", exchange -> status(exchange, 302, "/table.csv"));
        server.createContext("/loop", exchange -> status(exchange, 302, "/loop"));
        server.createContext("/elsewhere", exchange -> status(exchange, 302, "file:///etc/passwd"));
        server.createContext("/silent", this::silent);
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 10_000; i++) {
                out.write(new byte[100]);
            }
        }
    }

    private static void status(HttpExchange exchange, int code, String location)
            throws IOException {
        if (!location.isEmpty()) {
            exchange.getResponseHeaders().add("Location", location);
        }
        exchange.sendResponseHeaders(code, -1);
        exchange.close();
    }

    private void silent(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 500);
        exchange.getResponseBody().write(new byte[10]);
        exchange.getResponseBody().flush();
        try {
            var _ = released.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static Fetched fetch(URI address, Download.Limits limits) throws Exception {
        try (Download download = new Download(address, limits, _ -> {})) {
            return download.outcome().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aFileComesWholeWithItsName() throws Exception {
        AtomicReference<Double> told = new AtomicReference<>(0.0);
        try (Download download = new Download(at("/table.csv"), SMALL, told::set)) {
            assertThat(download.outcome().get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            Fetched.Whole.class,
                            it -> {
                                assertThat(it.name()).isEqualTo("table.csv");
                                assertThat(it.file()).hasContent("a,b\n1,2");
                            });
        }
        assertThat(told.get()).isEqualTo(1.0);
    }

    @Test
    void aRedirectIsFollowedButNotForEverAndNotAnywhere() throws Exception {
        assertThat(fetch(at("/moved"), SMALL)).isInstanceOf(Fetched.Whole.class);
        assertThat(fetch(at("/loop"), SMALL)).isInstanceOf(Fetched.Redirected.class);
        assertThat(fetch(at("/elsewhere"), SMALL)).isInstanceOf(Fetched.Redirected.class);
    }

    @Test
    void whatIsTooLargeIsNotTakenIn() throws Exception {
        assertThat(fetch(at("/large"), SMALL)).isEqualTo(new Fetched.TooLarge(1000));
        assertThat(fetch(at("/endless"), SMALL)).isEqualTo(new Fetched.TooLarge(1000));
    }

    @Test
    void anAnswerWithoutAFileIsToldByItsStatus() throws Exception {
        assertThat(fetch(at("/missing"), SMALL)).isEqualTo(new Fetched.Status(404));
    }

    @Test
    void onlyAddressesOfTheWebAreFetched() throws Exception {
        for (String other :
                new String[] {
                    "file:///etc/passwd",
                    "ftp://example.org/a",
                    "/table.csv",
                    "http:///a",
                    "jar:http://a!/b",
                    "http://user:secret@example.org/a"
                }) {
            assertThat(fetch(URI.create(other), SMALL))
                    .as(other)
                    .isInstanceOf(Fetched.NotAnAddress.class);
        }
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() throws Exception {
        Download.Limits impatient =
                new Download.Limits(1000, Duration.ofSeconds(20), Duration.ofMillis(300));

        assertThat(fetch(at("/silent"), impatient)).isInstanceOf(Fetched.Unreachable.class);
    }

    @Test
    void allOfItHasItsTime() throws Exception {
        Download.Limits impatient =
                new Download.Limits(1000, Duration.ofMillis(300), Duration.ofSeconds(20));

        assertThat(fetch(at("/silent"), impatient)).isInstanceOf(Fetched.Unreachable.class);
    }

    @Test
    void nobodyThereIsUnreachable() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(fetch(URI.create("http://127.0.0.1:" + port + "/a.csv"), SMALL))
                .isInstanceOf(Fetched.Unreachable.class);
    }

    @Test
    void aClosedDownloadIsCancelled() {
        Download download = new Download(at("/silent"), SMALL, _ -> {});

        download.close();

        assertThat(download.outcome()).isCancelled();
    }
}
