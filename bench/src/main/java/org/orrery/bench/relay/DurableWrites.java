package org.orrery.bench.relay;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.orrery.bench.process.Metrics;
import org.orrery.bench.process.Shares;
import org.orrery.bench.report.Figure;
import org.orrery.bench.swarm.Course;
import org.orrery.bench.swarm.Swarm;
import org.orrery.bench.swarm.Tally;

/// Load D: writers of durable changes, beside a bare loop of group commits on the same disk.
record DurableWrites(Extent extent) implements Run {

    private static final Duration ENTRY = Duration.ofMinutes(1);
    private static final String TIMER = "orrery_operation_seconds";

    /// Limits of one connection, user and session are not what is measured here.
    static final String[] SETTINGS = {
        "submits-per-second = 100000",
        "submit-burst = 100000",
        "user-submits-per-second = 100000",
        "session-submits-per-second = 100000"
    };

    @Override
    public String perform(Ground ground) throws IOException, InterruptedException {
        int writers = extent.members();
        ground.say().accept("D: " + writers + " writers");
        GroupCommitLoop bare =
                GroupCommitLoop.run(ground.room("d-bare"), writers, extent.seconds() / 2);
        ground.add("D, bare group commits, changes a second", bare.perSecond(), "1/s");
        ground.add("D, bare group commits, p50", bare.p50Millis(), "ms");
        ground.add("D, bare group commits, p99", bare.p99Millis(), "ms");
        writers(ground, writers);
        return "D: %d writers, each waits for one change before the next".formatted(writers);
    }

    private void writers(Ground ground, int writers) throws IOException, InterruptedException {
        try (RelayTarget relay = RelayTarget.start(ground.room("d"), SETTINGS);
                Swarm swarm = relay.swarm(extent.rooms(1), writers, 1, 1)) {
            swarm.enter(ENTRY);
            AtomicReference<Metrics> start = new AtomicReference<>();
            Shares shares = new Shares(relay.vitals());
            Runnable atWarm =
                    () -> {
                        start.set(scrape(relay));
                        shares.start();
                    };
            swarm.write(1, new Course(extent.warmUp(), atWarm, extent.seconds()));
            double server = shares.server(extent.seconds());
            double generator = shares.generator(extent.seconds());
            Tally tally = swarm.tally();
            Metrics.Buckets inRelay = scrape(relay).histogram(TIMER, start.get());
            double acknowledged = tally.acknowledgement.getTotalCount();
            ground.add(
                    new Figure("D, changes acknowledged", acknowledged / extent.seconds(), "1/s")
                            .atLeast(20_000));
            ground.add(
                    new Figure("D, in the relay, p50", inRelay.quantile(0.5) * 1e3, "ms")
                            .atMost(1.5));
            ground.add(
                    new Figure("D, in the relay, p99", inRelay.quantile(0.99) * 1e3, "ms")
                            .atMost(10));
            ground.add(
                    Ground.millis("D, client to acknowledgement, p50", tally.acknowledgement, 50));
            ground.add(
                    Ground.millis("D, client to acknowledgement, p99", tally.acknowledgement, 99));
            ground.add("D, changes told to others", tally.others() / extent.seconds(), "1/s");
            ground.add("D, relay, share of one core", 100 * server, "%");
            ground.add("D, generator, share of one core", 100 * generator, "%");
            if (tally.refused() > 0) {
                ground.broken().add(tally.refused() + " refused: " + tally.complaint());
            }
        }
    }

    private static Metrics scrape(RelayTarget relay) {
        try {
            return relay.relay().metrics();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurry);
        }
    }
}
