package org.orrery.bench.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.file.DataFiles;
import org.orrery.analytics.file.FileFormat;
import org.orrery.analytics.job.Progress;
import org.orrery.app.desktop.Toolkit;
import org.orrery.bench.process.RelayProcess;
import org.orrery.bench.report.Conditions;
import org.orrery.bench.report.Figure;
import org.orrery.bench.report.Output;
import org.orrery.net.Answer;
import org.orrery.net.RoomClient;
import org.orrery.net.Settlement;
import org.orrery.ui.data.Introduction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A filter that one member sets, until it is drawn at the others.
@Command(
        name = "room",
        description = "Time from setting a filter to the frame in which each other member sees it.")
public final class RoomBench implements Callable<Integer> {
    private static final String COLUMN = "x";
    private static final long PATIENCE_SECONDS = 20;
    private static final long PAUSE_MILLIS = 150;
    private static final int UNCOUNTED = 10;

    @Mixin private final Output output = new Output();

    @Option(
            names = "--others",
            defaultValue = "10",
            description = "members who look on (default: ${DEFAULT-VALUE})")
    private int others;

    @Option(
            names = "--rows",
            split = ",",
            defaultValue = "1000,100000",
            description = "sizes of the tables (default: ${DEFAULT-VALUE})")
    private List<Integer> rows = List.of();

    @Option(
            names = "--changes",
            defaultValue = "60",
            description = "of the filter, for each table (default: ${DEFAULT-VALUE})")
    private int changes;

    private final LinkedBlockingQueue<Viewer.Seen> seen = new LinkedBlockingQueue<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Conditions before = Conditions.before();
        Path folder = output.emptyFolder();
        List<Figure> figures = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Toolkit.start();
        try (RelayProcess relay =
                RelayProcess.start(folder, RelayProcess.freePort(), List.of()).awaitReady()) {
            for (int size : rows) {
                List<Double> millis = measure(relay, folder.resolve("rows-" + size), size);
                if (millis.size() < changes * others) {
                    broken.add("a filter was not drawn by everybody within the time");
                }
                report(size, millis, figures);
            }
        } finally {
            Toolkit.exit();
        }
        String setting =
                String.format(
                        Locale.ROOT,
                        "one member sets a filter %d times, %d others draw the scatter at 1280x720;"
                                + " relay in its own process, all members in another, each with its own"
                                + " models, pool and renderer on one FX thread, without windows;"
                                + " loopback",
                        changes,
                        others);
        return output.publish(setting, before, figures, broken);
    }

    private void report(int size, List<Double> millis, List<Figure> figures) {
        List<Double> sorted = millis.stream().sorted().toList();
        String what = String.format(Locale.ROOT, "%,d rows, filter to frame, ", size);
        figures.add(new Figure(what + "p50", at(sorted, 0.50), "ms"));
        Figure p95 = new Figure(what + "p95", at(sorted, 0.95), "ms");
        figures.add(size == rows.getFirst() ? p95.atMost(100) : p95);
        figures.add(new Figure(what + "longest", at(sorted, 1), "ms"));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share)));
    }

    /// @return milliseconds, one for each change and other member; fewer when somebody did not draw one in time
    private List<Double> measure(RelayProcess relay, Path folder, int size)
            throws IOException, InterruptedException {
        Path file = table(Files.createDirectories(folder).resolve("table.csv"), size);
        List<Viewer> viewers = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        try (Party party = Party.gather(relay.base(), folder, others + 1)) {
            bring(party, file);
            for (RoomClient client : party.rooms()) {
                viewers.add(Toolkit.call(() -> new Viewer(client, party.relay(), seen::add)));
            }
            awaitAll(viewers, size);
            viewers.getFirst().addFilter(COLUMN);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            for (int change = 0; change < changes + UNCOUNTED; change++) {
                int passing = change % 2 == 0 ? size / 2 : size / 3;
                seen.clear();
                long start = System.nanoTime();
                viewers.getFirst().filter(COLUMN, 0, passing - 1.0);
                List<Double> taken = awaitAll(viewers, passing, start);
                if (taken.size() < others) {
                    return millis;
                }
                if (change >= UNCOUNTED) {
                    millis.addAll(taken);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } finally {
            Toolkit.run(() -> viewers.forEach(Viewer::close));
        }
        return millis;
    }

    private void awaitAll(List<Viewer> viewers, int wanted)
            throws IOException, InterruptedException {
        if (awaitAll(viewers, wanted, System.nanoTime()).size() < others) {
            throw new IOException("the members do not see the data");
        }
    }

    /// Waits until everybody has drawn so many rows.
    ///
    /// @return milliseconds since `start`, of all but the first viewer
    private List<Double> awaitAll(List<Viewer> viewers, int wanted, long start)
            throws InterruptedException {
        List<Double> millis = new ArrayList<>();
        Set<Viewer> waiting = new HashSet<>(viewers);
        while (!waiting.isEmpty()) {
            Viewer.Seen frame = seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                return millis;
            }
            if (frame.rows() == wanted && waiting.remove(frame.by())) {
                if (frame.by() != viewers.getFirst()) {
                    millis.add((frame.nanos() - start) / 1e6);
                }
            }
        }
        return millis;
    }

    private static void bring(Party party, Path file) throws IOException, InterruptedException {
        DataSet data =
                switch (new DataFiles().read(file, Progress.NONE)) {
                    case ReadOutcome.Loaded loaded -> loaded.dataSet();
                    case ReadOutcome.Rejected rejected -> throw new IOException(rejected.reason());
                    case ReadOutcome.Cancelled _ -> throw new IOException("cancelled");
                };
        String mediaType = FileFormat.of(file).mediaType();
        if (!(party.relay().putBlob(file, mediaType, _ -> {}).join()
                instanceof Answer.Success<String>(String sha256))) {
            throw new IOException("the relay did not take the table");
        }
        RoomClient host = party.rooms().getFirst();
        var settled =
                host.submit(
                        "Show a table",
                        new Introduction(
                                        data,
                                        sha256,
                                        Files.size(file),
                                        mediaType,
                                        "table",
                                        "",
                                        "",
                                        "")
                                .operations(host.ids()));
        if (settled.join() instanceof Settlement.Refused refused) {
            throw new IOException("the relay did not show the table: " + refused.refusal());
        }
    }

    /// Three columns of numbers, the first of which counts, and one of words.
    private static Path table(Path file, int size) throws IOException {
        Random random = new Random(3);
        List<String> lines = new ArrayList<>();
        lines.add("x,y,z,group");
        IntStream.range(0, size)
                .forEach(row ->
                        lines.add(
                                String.format(
                                        Locale.ROOT,
                                        "%d,%.4f,%.4f,%s",
                                        row,
                                        random.nextGaussian(),
                                        random.nextGaussian(),
                                        "abcde".charAt(row % 5))));
        return Files.write(file, lines);
    }
}
