package org.orrery.bench.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.orrery.bench.process.ForcedWrites;
import org.orrery.bench.report.Conditions;
import org.orrery.bench.report.Figure;
import org.orrery.bench.report.Output;
import org.orrery.relay.key.KeyRing;
import org.orrery.relay.log.ChainObserver;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.log.file.FileSessionLog;
import org.orrery.relay.log.file.FolderDisk;
import org.orrery.relay.log.file.LogLimits;
import org.orrery.relay.log.file.LogSetup;
import org.orrery.relay.seal.Sealing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The session log by itself.
@Command(
        name = "log",
        description = "How fast the relay's session log makes drafts of many writers durable.")
public final class LogBench implements Callable<Integer> {

    private static final int WARM_UP_WRITERS = 50;

    @Mixin private final Output output = new Output();

    @Option(
            names = "--writers",
            split = ",",
            defaultValue = "1,50,500",
            description = "how many at once, one run for each (default: ${DEFAULT-VALUE})")
    private List<Integer> writers = List.of();

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description =
                    "measured time of each run, after as long a warm-up (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Conditions before = Conditions.before();
        Path folder = output.emptyFolder();
        List<Figure> figures = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        ForcedWrites disk = ForcedWrites.measure(folder);
        run(folder.resolve("warm-up"), WARM_UP_WRITERS, new ArrayList<>(), broken);
        for (int count : writers) {
            run(folder.resolve("writers-" + count), count, figures, broken);
            bare(folder.resolve("bare-" + count), count, figures);
        }
        figures.add(new Figure("fsync of 100 bytes, p50", disk.p50Millis(), "ms"));
        figures.add(new Figure("fsync of 100 bytes, p99", disk.p99Millis(), "ms"));
        String setting =
                String.format(
                        Locale.ROOT,
                        "session log in files with fsync, texts sealed, one session, writers who wait for"
                                + " one draft before the next, %.0f s each after as long a warm-up; beside it"
                                + " a bare loop of group commits on the same disk",
                        seconds);
        return output.publish(setting, before, figures, broken);
    }

    private void run(Path folder, int count, List<Figure> figures, List<String> broken)
            throws IOException, InterruptedException {
        Writers run;
        try (SessionLog log = open(folder)) {
            run = new Writers(log);
            run.run(count, (long) (2000 * seconds));
        }
        Histogram nanos = run.nanos();
        String what = count + (count == 1 ? " writer" : " writers");
        figures.add(new Figure(what + ", drafts a second", nanos.getTotalCount() / seconds, "1/s"));
        figures.add(millis(what + ", p50", nanos, 50));
        figures.add(millis(what + ", p99", nanos, 99));
        try (SessionLog again = open(folder)) {
            long found = again.lastSequence(run.session()).toCompletableFuture().join();
            if (found != run.durable()) {
                broken.add(
                        what + ": " + run.durable() + " were durable and " + found + " are there");
            }
        }
    }

    private static SessionLog open(Path folder) throws IOException {
        KeyRing keys = KeyRing.open(folder.resolveSibling(folder.getFileName() + "-keys"));
        return FileSessionLog.open(
                FolderDisk.open(folder),
                InstantSource.system(),
                new LogSetup(
                        LogLimits.STANDARD,
                        Sealing.with(keys),
                        ChainObserver.none(),
                        LogSetup.Pause.real()));
    }

    private void bare(Path file, int count, List<Figure> figures) throws InterruptedException {
        BareLoop loop = new BareLoop();
        loop.run(file, count, (long) (2000 * seconds));
        Histogram nanos = loop.nanos();
        String what = "bare loop, " + count + (count == 1 ? " writer" : " writers");
        figures.add(new Figure(what + ", drafts a second", nanos.getTotalCount() / seconds, "1/s"));
        figures.add(millis(what + ", p50", nanos, 50));
        figures.add(millis(what + ", p99", nanos, 99));
    }

    private static Figure millis(String what, Histogram nanos, double percentile) {
        return new Figure(what, nanos.getValueAtPercentile(percentile) / 1e6, "ms");
    }
}
