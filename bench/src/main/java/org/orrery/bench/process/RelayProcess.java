package org.orrery.bench.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.orrery.relay.RelayMain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A relay as a process of its own, on loopback, with its data in files. It ends with this process at the latest.
public final class RelayProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RelayProcess.class);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(10);

    /// More arguments for the relay's Java, to compare them: a property of this process.
    private static final String MORE = "orrery.relay.jvm";

    private static final long POLL_MILLIS = 10;

    private final Process process;
    private final URI base;
    private final Path output;
    private final HttpClient http;
    private final Thread hook;

    private RelayProcess(Process process, URI base, Path output) {
        this.process = process;
        this.base = base;
        this.output = output;
        this.http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        this.hook = new Thread(process::destroyForcibly, "end-relay");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Starts one.
    ///
    /// @param folder gets the folder `data`, the settings and the output; a later process of the same folder goes on with
    ///     the same data
    /// @param settings lines of a settings file, what differs from the defaults
    public static RelayProcess start(Path folder, int port, List<String> settings)
            throws IOException {
        return start(folder, port, settings, List.of());
    }

    /// Starts one whose folder `data` is a disk of its own.
    public static RelayProcess startOn(SmallDisk disk, Path folder, int port, List<String> settings)
            throws IOException {
        return start(folder, port, settings, disk.prefix());
    }

    private static RelayProcess start(
            Path folder, int port, List<String> settings, List<String> prefix) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--port",
                                String.valueOf(port),
                                "--data-dir",
                                folder.resolve("data").toString()));
        if (!settings.isEmpty()) {
            Path file = folder.resolve("relay.properties");
            Files.write(file, settings);
            arguments.addAll(List.of("--config", file.toString()));
        }
        Path output = folder.resolve("relay.out");
        ProcessBuilder program =
                new JavaProgram(RelayMain.class.getName(), jvmArguments(), arguments)
                        .process(output);
        program.command().addAll(0, prefix);
        return new RelayProcess(program.start(), URI.create("http://127.0.0.1:" + port), output);
    }

    /// As `./orrery relay` has them.
    private static List<String> jvmArguments() throws IOException {
        try (InputStream in = RelayMain.class.getResourceAsStream("jvm.options")) {
            if (in == null) {
                throw new IOException("the relay's jvm.options are missing");
            }
            String options = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.concat(
                            options.lines().filter(line -> !line.startsWith("#")),
                            Stream.of(System.getProperty(MORE, "").split(" ")))
                    .filter(word -> !word.isBlank())
                    .toList();
        }
    }

    /// A port that nobody listens on now.
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public URI base() {
        return base;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Waits until it serves.
    ///
    /// @throws IOException when it ends instead, or does not come up
    public RelayProcess awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new IOException(
                        "the relay ended with " + process.exitValue() + "; see " + output);
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("the relay does not get ready; see " + output);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return this;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/readyz").isPresent();
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Its meters as they are now.
    public Metrics metrics() throws IOException, InterruptedException {
        return Metrics.parse(
                get("/metrics").orElseThrow(() -> new IOException("the relay has no /metrics")));
    }

    private Optional<String> get(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(5)).build();
        var response = http.send(request, BodyHandlers.ofString());
        return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    }

    /// Processor time it has used since its start, of all its threads.
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// `kill -9`: it has no moment to tidy up. Returns when it is gone.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        forget();
    }

    /// Asks it to end in order, and kills it when it does not.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        forget();
    }

    private void forget() {
        http.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            LOG.debug("the program is ending already", ending);
        }
    }
}
