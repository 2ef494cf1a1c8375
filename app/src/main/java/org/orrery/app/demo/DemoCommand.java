package org.orrery.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `orrery demo`.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "A room on real data with three simulated colleagues.")
public final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            description =
                    "Show this file (CSV, TSV, Excel, Parquet or JSON) instead of the built-in data"
                            + " set.")
    private @Nullable Path data;

    @Option(names = "--seconds", description = "End after that many seconds.")
    private @Nullable Integer seconds;

    @Option(names = "--out", description = "Leave pictures and summary.json in this folder.")
    private @Nullable Path folder;

    @Option(
            names = "--virtual-display",
            hidden = true,
            description = "There is nobody at the display: drive two windows through a visit.")
    private boolean virtualDisplay;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        DemoSettings settings =
                new DemoSettings(
                        Optional.ofNullable(data),
                        Optional.ofNullable(seconds).map(Duration::ofSeconds),
                        Optional.ofNullable(folder),
                        virtualDisplay);
        return new DemoRun(settings, java.util.Objects.requireNonNull(spec).commandLine().getOut())
                .run();
    }
}
