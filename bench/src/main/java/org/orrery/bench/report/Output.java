package org.orrery.bench.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// The options and the end that every benchmark has in common.
public final class Output {

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "leave NAME.json and the run's files here (default: ${DEFAULT-VALUE})")
    private Path folder = Path.of("target", "bench");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this text")
    @SuppressWarnings("unused")
    private boolean help;

    /// A folder for the files of a run of this benchmark, empty.
    public Path emptyFolder() throws IOException {
        Path own = folder.toAbsolutePath().normalize().resolve(spec().name());
        delete(own);
        return Files.createDirectories(own);
    }

    public PrintWriter out() {
        return spec().commandLine().getOut();
    }

    /// Says something at once, while the run goes on.
    public void say(String line) {
        out().println(line);
        out().flush();
    }

    /// Prints the table, leaves the JSON, and answers the exit code.
    public int publish(String setting, Conditions before, List<Figure> figures, List<String> broken)
            throws IOException {
        Report report =
                new Report(spec().name(), command(), setting, before.after(), figures, broken);
        Files.createDirectories(folder);
        Path file = folder.resolve(spec().name() + ".json");
        Files.writeString(file, report.json() + "\n");
        say(report.table());
        say("written: " + file);
        return report.exitCode();
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }

    private String command() {
        List<String> words = spec().root().commandLine().getParseResult().originalArgs();
        return "./orrery bench " + String.join(" ", words);
    }

    /// Only what earlier runs have left in the folder of this benchmark.
    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
