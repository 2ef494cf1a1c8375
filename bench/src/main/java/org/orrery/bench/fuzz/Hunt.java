package org.orrery.bench.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orrery.bench.process.JavaProgram;

/// Jazzer in a process of its own on one target: it begins with the seeds and the kept inputs, and follows what the code
/// under `org.orrery` does with each.
///
/// @param work a folder of its own: inputs in `inputs`, what Jazzer says in `jazzer.log`, findings beside them
/// @param kept inputs of earlier runs; may be missing
record Hunt(String target, Path work, Path kept) {

    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
    private static final String LONGEST = "-max_len=16384";
    private static final Pattern RUNS =
            Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");
    private static final Pattern COVERED = Pattern.compile("\\bcov: (\\d+) ft: (\\d+)");

    /// How it went.
    ///
    /// @param inputs that were run
    /// @param covered edges of the code that were reached
    /// @param findings one sentence each
    record Outcome(long inputs, long covered, List<String> findings) {}

    /// Hunts for that long.
    Outcome run(long seconds) throws IOException, InterruptedException {
        Path inputs = Files.createDirectories(work.resolve("inputs"));
        try (Target seeded = Targets.open(target)) {
            int number = 0;
            for (byte[] seed : seeded.seeds()) {
                Files.write(inputs.resolve("seed-" + number++), seed);
            }
        }
        List<String> arguments = new ArrayList<>(List.of(inputs.toString()));
        if (Files.isDirectory(kept)) {
            arguments.add(kept.toString());
        }
        arguments.add("-max_total_time=" + seconds);
        String said = jazzer(arguments);
        List<String> findings = new ArrayList<>();
        try (var files = Files.list(work)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("(crash|timeout|oom|leak)-.*"))
                    .forEach(name -> findings.add(target + ": " + name + " in " + work));
        }
        long runs = last(RUNS, said);
        if (runs == 0) {
            findings.add(target + ": Jazzer did not run; see " + log());
        }
        return new Outcome(runs, last(COVERED, said), findings);
    }

    /// Adds to the kept inputs what reaches code that they do not.
    void keep() throws IOException, InterruptedException {
        Files.createDirectories(kept);
        var _ = jazzer(List.of("-merge=1", kept.toString(), work.resolve("inputs").toString()));
    }

    private String jazzer(List<String> arguments) throws IOException, InterruptedException {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--target_class=" + JazzerEntry.class.getName(),
                                "--instrumentation_includes=org.orrery.**",
                                "--custom_hook_includes=org.orrery.**",
                                // The targets are the ones that open connections and files here.
                                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery"
                                        + ":com.code_intelligence.jazzer.sanitizers.FilePathTraversal",
                                "--reproducer_path=" + work,
                                "-artifact_prefix=" + work + "/",
                                "-print_final_stats=1",
                                "-timeout=30",
                                LONGEST));
        all.addAll(arguments);
        Process process =
                new JavaProgram(
                                JAZZER,
                                List.of("-D" + JazzerEntry.TARGET + "=" + target, "-Xmx1g"),
                                all)
                        .process(log())
                        .directory(work.toFile())
                        .start();
        try {
            process.waitFor();
        } finally {
            process.destroy();
        }
        return Files.readString(log());
    }

    private Path log() {
        return work.resolve("jazzer.log");
    }

    private static long last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        long last = 0;
        while (matcher.find()) {
            last = Long.parseLong(matcher.group(1));
        }
        return last;
    }
}
