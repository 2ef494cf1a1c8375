package org.orrery.app.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orrery.net.trust.Trust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            defaultValue = "${env:ORRERY_TRUST}",
            description =
                    "Certificates (PEM) to believe besides those that Java knows, such as a company's"
                            + " own authority. Default: the file in $$ORRERY_TRUST.")
    private @Nullable Path trust;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return new DesktopProgram(UserFolders.standard(), trusted()).run(Optional.ofNullable(link));
    }

    private Trust trusted() {
        try {
            return trust == null ? Trust.standard() : Trust.with(trust);
        } catch (IOException unusable) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--trust: " + trust + " has no certificates that can be read",
                    unusable);
        }
    }
}
