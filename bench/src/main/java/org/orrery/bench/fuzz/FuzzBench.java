package org.orrery.bench.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orrery.bench.report.Conditions;
import org.orrery.bench.report.Figure;
import org.orrery.bench.report.Output;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What reads bytes from outside, under Jazzer.
@Command(
        name = "fuzz",
        description =
                "Fuzzes every reader of bytes from outside with Jazzer: messages, bodies, raw requests"
                        + " and frames, files. Any finding fails.")
public final class FuzzBench implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Mixin private final Output output = new Output();

    @Option(
            names = "--target",
            split = ",",
            description = "only these; without it all, one after the other")
    private List<String> targets = new ArrayList<>(Targets.all().keySet());

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "for each target (default: ${DEFAULT-VALUE})")
    private long seconds;

    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            defaultValue = "bench/src/test/resources/corpus",
            description =
                    "inputs of earlier runs, a folder for each target (default: ${DEFAULT-VALUE})")
    private Path corpus = Path.of("corpus");

    @Option(
            names = "--keep",
            description = "add to the corpus what reaches code that it did not reach")
    private boolean keep;

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (String target : targets) {
            if (!Targets.all().containsKey(target)) {
                throw new CommandLine.ParameterException(
                        java.util.Objects.requireNonNull(spec).commandLine(),
                        "there is no target '%s', but %s"
                                .formatted(target, String.join(", ", Targets.all().keySet())));
            }
        }
        Conditions before = Conditions.before();
        Path folder = output.emptyFolder();
        List<Figure> figures = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (String target : targets) {
            Path work = Files.createDirectory(folder.resolve(target));
            Path kept = corpus.toAbsolutePath().normalize().resolve(target);
            Hunt hunt = new Hunt(target, work, kept);
            Hunt.Outcome outcome = hunt.run(seconds);
            output.say(
                    "%s: %d inputs, %d edges reached, %s"
                            .formatted(
                                    target,
                                    outcome.inputs(),
                                    outcome.covered(),
                                    outcome.findings().isEmpty()
                                            ? "nothing found"
                                            : outcome.findings().size() + " FOUND"));
            broken.addAll(outcome.findings());
            figures.add(new Figure(target + ", inputs", outcome.inputs(), ""));
            figures.add(new Figure(target + ", edges reached", outcome.covered(), ""));
            if (keep && outcome.findings().isEmpty()) {
                hunt.keep();
            }
        }
        output.say("");
        return output.publish(
                "Jazzer, coverage of org.orrery, %d s for each target, begun with the kept inputs"
                        .formatted(seconds),
                before,
                figures,
                broken);
    }
}
