package org.orrery.bench.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.orrery.bench.process.JavaProgram;
import org.orrery.bench.process.RelayProcess;
import org.orrery.bench.process.Vitals;
import org.orrery.bench.swarm.Dialect;
import org.orrery.bench.swarm.Seat;
import org.orrery.bench.swarm.Swarm;
import org.orrery.bench.swarm.Target;

/// A server of another kind, as a process of its own. It ends with this process at the latest.
public final class PeerProcess implements Target {

    private static final Duration START = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 20;

    private final Peer kind;
    private final Process process;
    private final int port;
    private final Thread hook;

    private PeerProcess(Peer kind, Process process, int port) {
        this.kind = kind;
        this.process = process;
        this.port = port;
        this.hook = new Thread(process::destroyForcibly, "end-" + kind.title());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Starts one and waits until it listens.
    ///
    /// @param tickMillis between two frames with what has come, 0 to pass everything on at once
    public static PeerProcess start(Peer kind, Path folder, int tickMillis)
            throws IOException, InterruptedException {
        int port = RelayProcess.freePort();
        Path output = folder.resolve(kind.title() + ".out");
        Process process = builder(kind, port, tickMillis, output).start();
        PeerProcess peer = new PeerProcess(kind, process, port);
        peer.awaitListening(output);
        return peer;
    }

    private static ProcessBuilder builder(Peer kind, int port, int tickMillis, Path output)
            throws IOException {
        List<String> arguments = List.of(String.valueOf(port), String.valueOf(tickMillis));
        if (kind == Peer.BARE) {
            return new JavaProgram(BareRelay.class.getName(), List.of(), arguments).process(output);
        }
        List<String> words = new ArrayList<>(List.of("node", kind.program()));
        words.addAll(arguments);
        ProcessBuilder node =
                new ProcessBuilder(words)
                        .directory(NodePeers.folder().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        node.environment().put("NODE_ENV", "production");
        return node;
    }

    private void awaitListening(Path output) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException(kind.title() + " does not start; see " + output);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private boolean listens() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public String name() {
        return kind.title();
    }

    @Override
    public Vitals vitals() {
        return new Vitals(process.pid());
    }

    @Override
    public Swarm swarm(int rooms, int members, int threads, int lookingEvery)
            throws IOException, InterruptedException {
        List<Seat> seats = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            for (int room = 0; room < rooms; room++) {
                seats.add(kind.seat(port, room, member));
            }
        }
        Dialect dialect = kind.dialect();
        return new Swarm(threads, seats, dialect, lookingEvery);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
