package org.orrery.bench.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.orrery.bench.process.JavaProgram;
import org.orrery.bench.report.Conditions;
import org.orrery.bench.report.Figure;
import org.orrery.bench.report.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// From the start of the process to a room that can be used.
@Command(
        name = "start",
        description = "Time from the start of the process to the first frame of a room with data.")
public final class StartBench implements Callable<Integer> {

    /// Set for the program, which then says that line when the first frame of the room with its data is shown.
    private static final String PROPERTY = "-Dorrery.bench.start=true";

    private static final String READY = "orrery-ready";
    private static final String ARCHIVE = "demo.jsa";
    private static final int LONGEST_SECONDS = 60;
    private static final int WARM_UP_SECONDS = 12;

    @Mixin private final Output output = new Output();

    @Option(
            names = "--runs",
            defaultValue = "5",
            description = "measured starts, after one to warm up (default: ${DEFAULT-VALUE})")
    private int runs;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Conditions before = Conditions.before();
        Path folder = output.emptyFolder();
        List<Double> millis = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (int run = 0; run <= runs && broken.isEmpty(); run++) {
            boolean warmUp = run == 0;
            Optional<Double> taken = start(folder, warmUp);
            if (taken.isEmpty()) {
                broken.add("start " + run + " showed no room; see " + folder.resolve("output.txt"));
            } else if (!warmUp) {
                output.say(String.format(Locale.ROOT, "start %d: %.0f ms", run, taken.get()));
                millis.add(taken.get());
            }
        }
        List<Double> sorted = millis.stream().sorted().toList();
        double median = sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
        double longest = sorted.isEmpty() ? Double.NaN : sorted.getLast();
        List<Figure> figures =
                List.of(
                        new Figure("process start to a usable room, median", median, "ms")
                                .atMost(5000),
                        new Figure("process start to a usable room, longest", longest, "ms"),
                        new Figure("starts", sorted.size(), ""));
        String setting =
                String.format(
                        Locale.ROOT,
                        "%d starts of the demo (relay in the program, built-in data set) after one to"
                                + " warm up, %s a class data archive, display %s",
                        sorted.size(),
                        Files.exists(folder.resolve(ARCHIVE)) ? "with" : "without",
                        Optional.ofNullable(System.getenv("DISPLAY")).orElse("of the system"));
        return output.publish(setting, before, figures, broken);
    }

    /// Starts the program once and ends it.
    ///
    /// @return milliseconds until it said that it is ready; empty when it never did
    private static Optional<Double> start(Path folder, boolean warmUp)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = program(folder, warmUp).process().start();
        Thread watchdog =
                Thread.ofPlatform().daemon().name("watchdog").unstarted(() -> limit(process));
        watchdog.start();
        Optional<Double> taken = Optional.empty();
        try (BufferedReader lines = process.inputReader()) {
            Path log = folder.resolve("output.txt");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Files.writeString(
                        log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                if (line.startsWith(READY) && taken.isEmpty()) {
                    taken = Optional.of((System.nanoTime() - begin) / 1e6);
                    if (!warmUp) {
                        process.toHandle().destroy(); // the process's own would close the stream
                    }
                }
            }
        } finally {
            process.waitFor();
            watchdog.interrupt();
        }
        return taken;
    }

    private static void limit(Process process) {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// Only a run that ends by itself writes the class data archive for the next ones, as `./orrery` has it.
    private static JavaProgram program(Path folder, boolean warmUp) {
        List<String> jvm = new ArrayList<>(JavaProgram.ownJvmArguments("-Dprism.order"));
        jvm.add(PROPERTY);
        jvm.add("-XX:+AutoCreateSharedArchive");
        jvm.add("-XX:SharedArchiveFile=" + folder.resolve(ARCHIVE));
        jvm.add("-Xlog:cds*=off");
        jvm.add("-Xlog:aot*=off");
        int seconds = warmUp ? WARM_UP_SECONDS : LONGEST_SECONDS;
        return new JavaProgram(
                "org.orrery.app.Main", jvm, List.of("demo", "--seconds", String.valueOf(seconds)));
    }
}
