package org.orrery.app;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orrery.app.demo.DemoCommand;
import org.orrery.app.desktop.DesktopCommand;
import org.orrery.relay.RelayMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The entry point of the program. Not an FX `Application`: it must start from a plain class path, and `relay` without a
/// toolkit.
@Command(
        name = "orrery",
        mixinStandardHelpOptions = true,
        description = "A room inside the data.",
        subcommands = {DesktopCommand.class, DemoCommand.class})
public final class Main implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    private Main() {}

    @Override
    public void run() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        throw new CommandLine.ParameterException(
                commandLine, "say what to do: desktop, demo or relay");
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The commands, with one line for a wrong use.
    static CommandLine commandLine() {
        CommandLine commandLine =
                new CommandLine(new Main()).addSubcommand("relay", new RelayMain());
        commandLine.setParameterExceptionHandler((failure, _) -> {
            failure.getCommandLine().getErr().println("orrery: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
        return commandLine;
    }
}
