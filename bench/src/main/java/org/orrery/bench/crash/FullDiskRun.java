package org.orrery.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.orrery.bench.process.RelayProcess;
import org.orrery.bench.process.SmallDisk;
import org.orrery.bench.room.Agreement;
import org.orrery.bench.room.Party;

/// A relay on a small disk, its clients, and the one who fills the disk and clears it again.
final class FullDiskRun implements AutoCloseable {

    private static final List<String> SETTINGS = List.of("snapshot-every = 25");
    private static final int MEGABYTES = 24;
    private static final int ENOUGH = 20;
    private static final int LONGEST_FULL_MILLIS = 1500;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 5;

    private final Path folder;
    private final Random random;
    private final SmallDisk disk;
    private final Party party;
    private final Editor editor;
    private RelayProcess relay;

    FullDiskRun(Path folder, int clients, double perSecond, long seed)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.random = new Random(seed);
        this.disk = new SmallDisk(Files.createDirectories(folder.resolve("data")), MEGABYTES);
        this.relay = RelayProcess.startOn(disk, folder, RelayProcess.freePort(), SETTINGS);
        try {
            relay.awaitReady();
            this.party = Party.gather(relay.base(), folder, clients);
        } catch (IOException | InterruptedException failure) {
            relay.close();
            throw failure;
        }
        this.editor = new Editor(party.rooms(), perSecond, new Random(seed + 1));
    }

    /// Edits, fills the disk until edits are refused, makes room until they are acknowledged again, and judges.
    ///
    /// @return what does not hold, in words
    List<String> round() throws IOException, InterruptedException {
        editor.start();
        boolean wrote = awaitMore(this::acknowledged);
        disk.fill(relay);
        boolean refuses = awaitMore(this::refused);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_FULL_MILLIS));
        disk.clear(relay);
        boolean writes = awaitMore(this::acknowledged);
        editor.stop();
        List<String> broken = judge();
        if (!wrote || !refuses || !writes) {
            broken.add(
                    "acknowledged before %s, refused while full %s, acknowledged after %s"
                            .formatted(wrote, refuses, writes));
        }
        return broken;
    }

    /// Starts a relay on a copy of what is on the disk: the same must be there.
    List<String> onACopy() throws IOException, InterruptedException {
        Path copy = folder.resolve("copy");
        disk.copy(relay, copy);
        int port = relay.base().getPort();
        relay.kill();
        Files.delete(folder.resolve("data"));
        Files.move(copy, folder.resolve("data"));
        relay = RelayProcess.start(folder, port, SETTINGS).awaitReady();
        return judge();
    }

    private List<String> judge() throws IOException, InterruptedException {
        Agreement agreement = Agreement.await(party, PATIENCE);
        List<String> broken = new ArrayList<>(agreement.broken());
        broken.addAll(Judge.broken(editor.edits(), agreement.documents()));
        return broken;
    }

    private static boolean awaitMore(LongSupplier count) throws InterruptedException {
        long enough = count.getAsLong() + ENOUGH;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count.getAsLong() < enough && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return count.getAsLong() >= enough;
    }

    long acknowledged() {
        return editor.acknowledged();
    }

    long refused() {
        return editor.refused();
    }

    @Override
    public void close() {
        party.close();
        relay.close();
    }
}
