package org.orrery.testkit.oidc;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The npm package `oidc-provider` on Node, with the people that `provider.js` names. It ends with this process at the latest.
/// Node and npm have to be there: `.ci/run` sees to it.
public final class OidcServer implements AutoCloseable {

    /// What access tokens for the relay are meant for.
    public static final String AUDIENCE = "https://relay.example/";

    /// The desktop program's name there.
    public static final String CLIENT = "orrery-desktop";

    private static final String PLACE = "testkit/src/main/oidc";
    private static final long INSTALL_SECONDS = 180;
    private static final long START_SECONDS = 60;

    private final Process process;
    private final String issuer;

    private OidcServer(Process process, String issuer) {
        this.process = process;
        this.issuer = issuer;
    }

    /// Starts one and waits until it listens.
    ///
    /// @throws IOException saying what is missing
    public static OidcServer start() throws IOException {
        Path folder = folder();
        if (!Files.isDirectory(folder.resolve("node_modules").resolve("oidc-provider"))) {
            install(folder);
        }
        int port = freePort();
        Process process =
                new ProcessBuilder("node", "provider.js", String.valueOf(port))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        Deque<String> said = new ArrayDeque<>();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                drain(output);
                return new OidcServer(process, line.split(" ", -1)[1]);
            }
            said.add(line);
        }
        throw new IOException("the OpenID Connect server did not start: " + said);
    }

    /// Whether Node is on this machine, with npm or the packages.
    public static boolean isPossible() {
        return isThere("node") && isThere("npm");
    }

    private static boolean isThere(String program) {
        try {
            Process process =
                    new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(START_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void drain(BufferedReader output) {
        var _ = Thread.ofVirtual().name("oidc-output").start(() -> output.lines().forEach(_ -> {}));
    }

    private static void install(Path folder) throws IOException {
        Process npm =
                new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new IOException("npm could not fetch the packages of " + PLACE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while npm was fetching packages", stopped);
        }
    }

    private static Path folder() throws IOException {
        for (@Nullable Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path place = at.resolve(PLACE);
            if (Files.isDirectory(place)) {
                return place;
            }
        }
        throw new IOException(PLACE + " is not here: run this in the project's folder");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public String issuer() {
        return issuer;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
