package org.orrery.bench.relay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.orrery.bench.process.ForcedWrites;
import org.orrery.bench.process.Metrics;
import org.orrery.bench.process.RelayProcess;
import org.orrery.bench.report.Figure;
import org.orrery.bench.room.Agreement;
import org.orrery.bench.room.Party;

/// Operations from client to relay to the other clients, and within the relay, with the clients of the desktop program.
record OperationsRun(int members, double rate, double seconds, double warmUp) implements Run {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String RELAY_TIMER = "orrery_operation_seconds";

    @Override
    public String perform(Ground ground) throws IOException, InterruptedException {
        Path folder = ground.folder();
        List<Figure> figures = ground.figures();
        List<String> broken = ground.broken();
        ForcedWrites disk = ForcedWrites.measure(folder);
        try (RelayProcess relay =
                        RelayProcess.start(folder, RelayProcess.freePort(), List.of())
                                .awaitReady();
                Party party = Party.gather(relay.base(), folder, members)) {
            Load load = new Load(party.rooms());
            load.run(rate * members, warmUp, false);
            Metrics start = relay.metrics();
            Duration processorStart = relay.processorTime();
            load.run(rate * members, seconds, true);
            Duration processor = relay.processorTime().minus(processorStart);
            Agreement agreement = Agreement.await(party, PATIENCE);
            Metrics end = relay.metrics();

            latency(figures, "client to relay to other client", load.toOthers(), 5, 20);
            latency(figures, "client to acknowledgement", load.toAcknowledgement(), 0, 0);
            inRelay(figures, end.histogram(RELAY_TIMER, start));
            figures.add(
                    new Figure(
                            "relay process, share of one core",
                            100.0 * processor.toNanos() / (seconds * 1e9),
                            "%"));
            figures.add(new Figure("operations, warm-up included", load.operations(), ""));
            broken.addAll(agreement.broken());
            broken.addAll(load.broken(agreement.documents()));
        }
        figures.add(new Figure("fsync of 100 bytes, p50", disk.p50Millis(), "ms"));
        figures.add(new Figure("fsync of 100 bytes, p99", disk.p99Millis(), "ms"));
        return String.format(
                Locale.ROOT,
                "%d members, %.0f operations a second each at random times for %.0f s"
                        + " after %.0f s of warm-up; relay in its own process, log in files"
                        + " with fsync, loopback; timed from when each was due",
                members,
                rate,
                seconds,
                warmUp);
    }

    private static void latency(
            List<Figure> figures, String what, Histogram nanos, double p50, double p99) {
        Figure median = figure(what + ", p50", nanos, 50);
        Figure tail = figure(what + ", p99", nanos, 99);
        figures.add(p50 > 0 ? median.atMost(p50) : median);
        figures.add(figure(what + ", p95", nanos, 95));
        figures.add(p99 > 0 ? tail.atMost(p99) : tail);
        figures.add(figure(what + ", max", nanos, 100));
        figures.add(new Figure(what + ", samples", nanos.getTotalCount(), ""));
    }

    private static Figure figure(String what, Histogram nanos, double percentile) {
        double value =
                nanos.getTotalCount() == 0
                        ? Double.NaN
                        : nanos.getValueAtPercentile(percentile) / 1e6;
        return new Figure(what, value, "ms");
    }

    private static void inRelay(List<Figure> figures, Metrics.Buckets buckets) {
        String what = "in the relay, received to durable and fanned out";
        figures.add(
                new Figure(what + ", p50 (within its bucket)", buckets.quantile(0.5) * 1e3, "ms")
                        .atMost(1.5));
        figures.add(
                new Figure(what + ", p99 (within its bucket)", buckets.quantile(0.99) * 1e3, "ms")
                        .atMost(10));
        figures.add(
                new Figure(what + ", within 1.5 ms", 100 * buckets.shareWithin(0.0015), "%")
                        .atLeast(50));
        figures.add(
                new Figure(what + ", within 10 ms", 100 * buckets.shareWithin(0.01), "%")
                        .atLeast(99));
        figures.add(new Figure(what + ", samples", buckets.count(), ""));
    }
}
