package org.orrery.app;

import org.orrery.app.demo.DemoCommand;
import org.orrery.app.desktop.DesktopCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry point of the program. Not an FX `Application`: it must start from a plain class path, and `relay` without a
/// toolkit.
@Command(
        name = "orrery",
        mixinStandardHelpOptions = true,
        description = "A room inside the data.",
        subcommands = {DesktopCommand.class, DemoCommand.class})
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The commands, with one line for a wrong use.
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setParameterExceptionHandler((failure, _) -> {
            failure.getCommandLine().getErr().println("orrery: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
        return commandLine;
    }
}
