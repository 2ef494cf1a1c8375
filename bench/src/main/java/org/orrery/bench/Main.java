package org.orrery.bench;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orrery.bench.crash.CrashBench;
import org.orrery.bench.data.DataBench;
import org.orrery.bench.fuzz.FuzzBench;
import org.orrery.bench.gallery.GalleryCommand;
import org.orrery.bench.log.LogBench;
import org.orrery.bench.presence.PresenceBench;
import org.orrery.bench.relay.RelayBench;
import org.orrery.bench.room.RoomBench;
import org.orrery.bench.scene.SceneBench;
import org.orrery.bench.sim.SimulatorBench;
import org.orrery.bench.start.OpenBench;
import org.orrery.bench.start.StartBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./orrery bench [NAME]`: without a name it lists what there is.
@Command(
        name = "orrery bench",
        synopsisHeading = "Usage: ",
        synopsisSubcommandLabel = "[NAME]",
        description = "Runs one benchmark. A goal that is missed is shown; a broken rule fails.",
        commandListHeading = "%nBenchmarks:%n",
        footer = "%n./orrery bench NAME --help explains one.",
        subcommands = {
            RelayBench.class,
            PresenceBench.class,
            CrashBench.class,
            LogBench.class,
            FuzzBench.class,
            SimulatorBench.class,
            SceneBench.class,
            StartBench.class,
            OpenBench.class,
            RoomBench.class,
            DataBench.class,
            GalleryCommand.class
        })
public final class Main implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this text")
    @SuppressWarnings("unused")
    private boolean help;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The benchmarks, with one line for a wrong use.
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, _) -> {
                    failure.getCommandLine()
                            .getErr()
                            .println("orrery bench: " + firstLine(failure));
                    return CommandLine.ExitCode.USAGE;
                });
    }

    private static String firstLine(CommandLine.ParameterException failure) {
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched
                && failure.getCommandLine().getParent() == null) {
            return "there is no benchmark '%s'; ./orrery bench lists them"
                    .formatted(unmatched.getUnmatched().getFirst());
        }
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("wrong use");
    }

    @Override
    public Integer call() {
        CommandLine line = java.util.Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
        return CommandLine.ExitCode.OK;
    }
}
