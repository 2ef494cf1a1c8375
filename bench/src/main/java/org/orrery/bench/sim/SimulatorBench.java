package org.orrery.bench.sim;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.orrery.bench.report.Conditions;
import org.orrery.bench.report.Figure;
import org.orrery.bench.report.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Many runs of the simulator.
@Command(
        name = "sim",
        description = {
            "Simulates clients and a relay on a bad network and a disk that forgets,",
            "and checks that they agree, that nothing is lost or done twice, and that",
            "leases, permissions and undo keep their rules. A run follows from its seed."
        })
public final class SimulatorBench implements Callable<Integer> {

    private static final int TRACED = 120;
    private static final int BATCH = 200;
    private static final int MOST_TOLD = 10;

    @Mixin private final Output output = new Output();

    @Option(
            names = "--seeds",
            defaultValue = "2000",
            description = "how many seeds (default: ${DEFAULT-VALUE})")
    private long seeds;

    @Option(
            names = "--first",
            defaultValue = "1",
            description = "the first seed (default: ${DEFAULT-VALUE})")
    private long first;

    @Option(
            names = "--seconds",
            defaultValue = "0",
            description = "go on for so long instead, from the first seed on")
    private long seconds;

    @Option(names = "--trace", description = "print the last events of each run that fails")
    private boolean trace;

    @Option(
            names = "--meetings",
            description = "meetings, in which people are made to wait and sessions are paused")
    private boolean meetings;

    private final AtomicLong entries = new AtomicLong();
    private final ConcurrentLinkedQueue<Simulation.Report> failed = new ConcurrentLinkedQueue<>();

    @Override
    public Integer call() throws IOException {
        Conditions before = Conditions.before();
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(seconds).toNanos();
        long done = 0;
        while (seconds > 0 ? System.nanoTime() < end : done < seeds) {
            long count = seconds > 0 ? BATCH : Math.min(BATCH, seeds - done);
            run(first + done, count);
            done += count;
        }
        double minutes = (System.nanoTime() - start) / 60e9;
        return output.publish(
                "seeds %d to %d, each two to eight clients and a relay for some seconds"
                        .formatted(first, first + done - 1),
                before,
                List.of(
                        new Figure("seeds", done, ""),
                        new Figure("seeds a minute", done / minutes, "").atLeast(1000),
                        new Figure("log entries", entries.get(), ""),
                        new Figure("seeds that failed", failed.size(), "").atMost(0)),
                failed.stream()
                        .limit(MOST_TOLD)
                        .map(report -> "seed " + report.seed() + ": " + report.failure())
                        .toList());
    }

    private void run(long from, long count) {
        LongStream.range(from, from + count)
                .parallel()
                .mapToObj(seed ->
                        meetings
                                ? Simulation.meet(seed, trace ? TRACED : 0)
                                : Simulation.run(seed, trace ? TRACED : 0))
                .forEach(this::take);
    }

    private void take(Simulation.Report report) {
        entries.addAndGet(report.entries());
        if (!report.isGood()) {
            failed.add(report);
            output.say("seed " + report.seed() + ": " + report.failure());
            report.trace().forEach(output::say);
        }
    }
}
