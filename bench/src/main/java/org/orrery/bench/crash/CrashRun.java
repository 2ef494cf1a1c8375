package org.orrery.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.orrery.bench.process.RelayProcess;
import org.orrery.bench.room.Agreement;
import org.orrery.bench.room.Party;
import org.orrery.net.ConnectionStatus.Ladder;

/// A relay, its clients, and the one who kills it.
final class CrashRun implements AutoCloseable {

    /// A snapshot every few entries: kills hit the writing of one often enough.
    private static final List<String> SETTINGS = List.of("snapshot-every = 25");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int EARLIEST_KILL_MILLIS = 100;
    private static final int LATEST_KILL_MILLIS = 1000;
    private static final int LONGEST_DOWN_MILLIS = 300;
    private static final int LONGEST_RECOVERY_MILLIS = 1200;
    private static final double SECOND_KILLS = 0.25;
    private static final double SNAPSHOT_KILLS = 0.4;
    private static final Duration LONGEST_SNAPSHOT_WAIT = Duration.ofSeconds(2);
    private static final long AFTERWARDS_MILLIS = 150;
    private static final long POLL_MILLIS = 5;

    private final Path folder;
    private final int port;
    private final Random random;
    private final Party party;
    private final Editor editor;
    private final Set<Path> halfSnapshots = new HashSet<>();
    private RelayProcess relay;
    private int rounds;

    CrashRun(Path folder, int clients, double perSecond, long seed)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.port = RelayProcess.freePort();
        this.random = new Random(seed);
        this.relay = RelayProcess.start(folder, port, SETTINGS);
        try {
            relay.awaitReady();
            this.party = Party.gather(relay.base(), folder, clients);
        } catch (IOException | InterruptedException failure) {
            relay.close();
            throw failure;
        }
        this.editor = new Editor(party.rooms(), perSecond, new Random(seed + 1));
    }

    /// Edits, kills, starts again, waits until all is calm, and judges.
    Round round() throws IOException, InterruptedException {
        rounds++;
        editor.start();
        int wait = random.nextInt(EARLIEST_KILL_MILLIS, LATEST_KILL_MILLIS);
        TimeUnit.MILLISECONDS.sleep(wait);
        if (random.nextDouble() < SNAPSHOT_KILLS) {
            awaitSnapshot();
        }
        relay.kill();
        int underWay = editor.underWay();
        boolean duringSnapshot = hasHalfSnapshot();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_DOWN_MILLIS));
        int kills = 1;
        relay = RelayProcess.start(folder, port, SETTINGS);
        if (random.nextDouble() < SECOND_KILLS) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_RECOVERY_MILLIS));
            relay.kill();
            kills++;
            relay = RelayProcess.start(folder, port, SETTINGS);
        }
        long started = System.nanoTime();
        relay.awaitReady();
        awaitConnections();
        long back = (System.nanoTime() - started) / 1_000_000;
        TimeUnit.MILLISECONDS.sleep(AFTERWARDS_MILLIS);
        editor.stop();
        List<String> broken = judge();
        return new Round(
                rounds,
                wait,
                kills,
                underWay,
                duringSnapshot,
                acknowledged(),
                refused(),
                back,
                broken);
    }

    /// Ends the relay in order and starts it once more: the same must be there.
    List<String> afterRestart() throws IOException, InterruptedException {
        relay.close();
        relay = RelayProcess.start(folder, port, SETTINGS).awaitReady();
        return judge();
    }

    private List<String> judge() throws IOException, InterruptedException {
        Agreement agreement = Agreement.await(party, PATIENCE);
        List<String> broken = new ArrayList<>(agreement.broken());
        broken.addAll(Judge.broken(editor.edits(), agreement.documents()));
        return broken;
    }

    long acknowledged() {
        return editor.acknowledged();
    }

    long refused() {
        return editor.refused();
    }

    /// Waits, not for long, until the relay is about to write a snapshot.
    private void awaitSnapshot() throws IOException {
        long deadline = System.nanoTime() + LONGEST_SNAPSHOT_WAIT.toNanos();
        while (System.nanoTime() < deadline && halfSnapshots.containsAll(unfinished())) {
            Thread.onSpinWait();
        }
    }

    /// Whether the kill left a snapshot that was begun and not finished.
    private boolean hasHalfSnapshot() throws IOException {
        return halfSnapshots.addAll(unfinished());
    }

    private List<Path> unfinished() throws IOException {
        Path session = folder.resolve("data/sessions").resolve(party.session().toString());
        try (var files = Files.list(session)) {
            return files.filter(file -> file.getFileName().toString().contains(".snapshot."))
                    .toList();
        }
    }

    private void awaitConnections() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline
                && !party.rooms().stream()
                        .allMatch(room -> room.status().ladder() == Ladder.CONNECTED)) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    @Override
    public void close() {
        party.close();
        relay.close();
    }
}
