package org.orrery.net.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Waits on 127.0.0.1, at a port of the system's choice, for the browser to come back from the server (RFC 8252, 7.3). Only a
/// request with the right `state` counts.
final class LoopbackRedirect implements AutoCloseable {

    private static final int LAST_PAGE_SECONDS = 2;
    private static final String PATH = "/callback";
    private static final String PAGE =
            "<!doctype html><meta charset=utf-8><title>Orrery</title>"
                    + "<p>You can close this page and go back to Orrery.";

    private final HttpServer server;
    private final String state;
    private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

    private LoopbackRedirect(HttpServer server, String state) {
        this.server = server;
        this.state = state;
    }

    static LoopbackRedirect open(String state) throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
                        0);
        LoopbackRedirect redirect = new LoopbackRedirect(server, state);
        var _ = server.createContext("/", redirect::handle);
        server.start();
        return redirect;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /// What the browser brought.
    CompletableFuture<Map<String, String>> answer() {
        return answer;
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI asked = exchange.getRequestURI();
        Map<String, String> fields = Form.decode(asked.getRawQuery());
        boolean meant = PATH.equals(asked.getPath()) && isMine(fields.getOrDefault("state", ""));
        try (exchange) {
            byte[] page = (meant ? PAGE : "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(meant ? 200 : 404, page.length == 0 ? -1 : page.length);
            exchange.getResponseBody().write(page);
        }
        if (meant) {
            answer.complete(fields);
        }
    }

    private boolean isMine(String other) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        // Whoever is still reading the page gets all of it.
        server.stop(LAST_PAGE_SECONDS);
    }
}
