package org.orrery.app.desktop;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `orrery desktop`.
@Command(
        name = "desktop",
        mixinStandardHelpOptions = true,
        description = "The desktop program: start a session or join one.")
public final class DesktopCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "LINK",
            description = "Invitation link or id of a session to open.")
    private @Nullable String link;

    @Override
    public Integer call() {
        return new DesktopProgram(UserFolders.standard()).run(Optional.ofNullable(link));
    }
}
