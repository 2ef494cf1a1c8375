package org.orrery.bench.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.orrery.bench.data.LargeTable;
import org.orrery.bench.process.JavaProgram;
import org.orrery.bench.report.Conditions;
import org.orrery.bench.report.Figure;
import org.orrery.bench.report.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// From the button that starts a session on a file to the first picture of its rows, in the whole program.
@Command(
        name = "open",
        description =
                "Time from choosing a large file to the first picture of it in a room, and memory.")
public final class OpenBench implements Callable<Integer> {

    @Mixin private final Output output = new Output();

    @Option(
            names = "--rows",
            defaultValue = "1000000",
            description = "rows of the table (default: ${DEFAULT-VALUE})")
    private int rows;

    @Option(
            names = "--runs",
            defaultValue = "5",
            description = "measured starts for each format (default: ${DEFAULT-VALUE})")
    private int runs;

    private record Opened(double millis, double residentMib, double peakMib) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Conditions before = Conditions.before();
        Path folder = output.emptyFolder();
        LargeTable table = LargeTable.of(rows);
        List<Figure> figures = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        measure("CSV", table.writeCsv(folder.resolve("table.csv")), 3000, figures, broken);
        measure(
                "Parquet",
                table.writeParquet(folder.resolve("table.parquet")),
                1000,
                figures,
                broken);
        String setting =
                String.format(
                        Locale.ROOT,
                        "%d rows, 8 columns; each of %d runs after a first a program of its own with the"
                                + " relay in it;"
                                + " memory 5 s after the picture; medians",
                        rows,
                        runs);
        return output.publish(setting, before, figures, broken);
    }

    private void measure(
            String format, Path file, int goal, List<Figure> figures, List<String> broken)
            throws IOException, InterruptedException {
        List<Opened> all = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            Path kept = file.resolveSibling(format + "-" + run);
            Process process = program(file, kept).process().start();
            try (BufferedReader lines = process.inputReader()) {
                List<String> said = lines.lines().toList();
                said.stream()
                        .filter(line -> line.startsWith("opened "))
                        .map(line -> line.split(" ", -1))
                        .map(words ->
                                new Opened(
                                        Double.parseDouble(words[1]),
                                        Double.parseDouble(words[2]),
                                        Double.parseDouble(words[3])))
                        .findFirst()
                        .ifPresentOrElse(
                                all::add, () -> broken.add(format + " not opened: " + said));
            }
            process.waitFor();
        }
        // The first has made the class data archive for the others, as the launcher does.
        if (!all.isEmpty()) {
            all.removeFirst();
        }
        figures.add(
                new Figure(
                                format + " to the first picture",
                                median(all.stream().map(Opened::millis).toList()),
                                "ms")
                        .atMost(goal));
        figures.add(
                new Figure(
                                format + ", memory of the program with the room",
                                median(all.stream().map(Opened::residentMib).toList()),
                                "MiB")
                        .atMost(600));
        figures.add(
                new Figure(
                        format + ", most memory on the way",
                        median(all.stream().map(Opened::peakMib).toList()),
                        "MiB"));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
    }

    private static JavaProgram program(Path file, Path folder) {
        List<String> jvm = new ArrayList<>(JavaProgram.ownJvmArguments("-Dprism.order"));
        jvm.add("-XX:+AutoCreateSharedArchive");
        jvm.add("-XX:SharedArchiveFile=" + folder.resolveSibling("open.jsa"));
        jvm.add("-Xlog:cds*=off");
        jvm.add("-Xlog:aot*=off");
        return new JavaProgram(
                OpenedTable.class.getName(), jvm, List.of(file.toString(), folder.toString()));
    }
}
