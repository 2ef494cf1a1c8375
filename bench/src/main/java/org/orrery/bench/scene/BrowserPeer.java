package org.orrery.bench.scene;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.orrery.bench.peer.NodePeers;

/// A page with a drawing library in Chromium, in a window of its own. The page, its library and the points come from a server
/// in this process, which takes the result as well. Chromium draws at most 60 frames a second; without that limit it starves
/// its own pages.
final class BrowserPeer implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/google-chrome");
    private static final long LONGEST_SECONDS = 35;

    private final Path pages;
    private final Path folder;
    private final HttpServer server;
    private final BlockingQueue<String> results = new ArrayBlockingQueue<>(4);
    private volatile Path points;

    /// How Chromium draws: both without a GPU.
    enum BackEnd {
        MESA("gl"),
        SWIFTSHADER("swiftshader");

        private final String angle;

        BackEnd(String angle) {
            this.angle = angle;
        }
    }

    /// @param folder for profiles and logs
    BrowserPeer(Path folder) throws IOException {
        this.pages = NodePeers.sceneFolder();
        this.folder = folder;
        this.points = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", this::answer);
        server.start();
    }

    /// What is missing, or nothing.
    static String missing() throws IOException, InterruptedException {
        if (PLACES.stream().noneMatch(place -> Files.isExecutable(Path.of(place)))) {
            return "apt-get install -y chromium";
        }
        return NodePeers.prepare(NodePeers.sceneFolder());
    }

    PeerTiming measure(String page, BackEnd backEnd, Path file, int count, double seconds)
            throws IOException, InterruptedException {
        points = file;
        results.clear();
        String url =
                String.format(
                        Locale.ROOT,
                        "http://127.0.0.1:%d/%s.html?count=%d&seconds=%.2f&size=%d",
                        server.getAddress().getPort(),
                        page,
                        count,
                        seconds,
                        PointFile.pixels(count));
        Path log = folder.resolve("chromium.out");
        Process process =
                new ProcessBuilder(command(backEnd, url))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        try {
            String result = results.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (result == null) {
                throw new IOException("no answer within " + LONGEST_SECONDS + " s");
            }
            return PeerTiming.read(result);
        } finally {
            end(process);
        }
    }

    private List<String> command(BackEnd backEnd, String url) throws IOException {
        String program =
                PLACES.stream()
                        .filter(place -> Files.isExecutable(Path.of(place)))
                        .findFirst()
                        .orElseThrow(() -> new IOException("Chromium is not installed"));
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(
                List.of(
                        "--no-sandbox",
                        "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
                        "--no-first-run",
                        "--no-default-browser-check",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--window-position=0,0",
                        "--window-size=1320,860",
                        "--ignore-gpu-blocklist",
                        "--enable-unsafe-swiftshader",
                        "--disable-gpu-vsync",
                        "--use-gl=angle",
                        "--use-angle=" + backEnd.angle,
                        url));
        return words;
    }

    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor(5, TimeUnit.SECONDS);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/result")) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(204, -1);
                if (!results.offer(new String(body, StandardCharsets.UTF_8))) {
                    throw new IOException("too many results");
                }
                return;
            }
            Path file =
                    path.equals("/points") ? points : pages.resolve(path.substring(1)).normalize();
            if (!Files.isRegularFile(file) || !(path.equals("/points") || file.startsWith(pages))) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", type(path));
            exchange.sendResponseHeaders(200, Files.size(file));
            try (OutputStream out = exchange.getResponseBody()) {
                Files.copy(file, out);
            }
        }
    }

    private static String type(String path) {
        if (path.endsWith(".html")) {
            return "text/html";
        }
        return path.endsWith(".js") ? "text/javascript" : "application/octet-stream";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
