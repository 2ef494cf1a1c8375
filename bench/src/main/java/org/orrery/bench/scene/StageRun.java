package org.orrery.bench.scene;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.orrery.bench.process.JavaProgram;
import org.orrery.bench.report.Figure;

/// One scenario in a window of its own process, with the software pipeline and as many frames as go.
final class StageRun {
    private static final List<String> JVM =
            List.of("-Dprism.order=sw", "-Djavafx.animation.fullspeed=true", "-Xms1g", "-Xmx3g");
    private static final long LONGEST_SECONDS = 90;

    private final Path folder;
    private final double seconds;

    StageRun(Path folder, double seconds) {
        this.folder = folder;
        this.seconds = seconds;
    }

    /// Figures whose names begin with `title`.
    List<Figure> measure(String scenario, int size, String title)
            throws IOException, InterruptedException {
        List<String> arguments =
                List.of(
                        scenario,
                        String.valueOf(size),
                        String.format(Locale.ROOT, "%.2f", seconds),
                        folder.resolve(scenario + "-" + size + ".png").toString());
        Process process =
                new JavaProgram(StageProgram.class.getName(), JVM, arguments).process().start();
        Thread watchdog = Thread.ofPlatform().daemon().name("watchdog").start(() -> limit(process));
        List<Figure> figures = new ArrayList<>();
        Path log = folder.resolve("window.out");
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\\|", -1);
                if (parts.length == 3) {
                    figures.add(
                            new Figure(
                                    title + ", " + parts[0],
                                    Double.parseDouble(parts[1]),
                                    parts[2]));
                } else {
                    Files.writeString(
                            log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            }
        }
        process.waitFor();
        watchdog.interrupt();
        if (process.exitValue() != 0) {
            throw new IOException(title + " could not be shown; see " + log);
        }
        return figures;
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
}
