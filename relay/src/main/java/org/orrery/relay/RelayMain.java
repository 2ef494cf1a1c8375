package org.orrery.relay;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.orrery.relay.setting.LogSettings;
import org.orrery.relay.setting.Merged;
import org.orrery.relay.setting.RelaySettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The relay as a program of its own.
@Command(
        name = "orrery relay",
        description = "Keeps sessions and connects the people in them, until it is stopped.",
        usageHelpWidth = 100)
public final class RelayMain implements Callable<Integer> {

    private static final int WRONG_USE = 2;
    private static final String LOGBACK = "logback.configurationFile";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on; 0 takes any free one. Default: 8000.")
    private @Nullable Integer port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Address to listen on. Default: 127.0.0.1.")
    private @Nullable String host;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Where sessions are kept. Default: orrery/relay in $$XDG_DATA_HOME"
                            + " (~/.local/share).")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "File with other settings; see relay.properties.")
    private @Nullable Path config;

    @Option(
            names = "--insecure-bind",
            description = "Allows an address that other machines reach without a certificate.")
    private boolean insecureBind;

    @Option(
            names = "--check-config",
            description =
                    "Reads settings, certificates and folders, shows the settings and ends: with 0,"
                            + " or with 2 and what is wrong.")
    private boolean check;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("unused")
    private boolean help;

    @Spec private @Nullable CommandSpec spec;

    /// Runs a relay until the process is told to end.
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Like [#main(String\[\])], and returns the exit code.
    public static int run(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("account")) {
            return AccountMain.run(Arrays.copyOfRange(arguments, 1, arguments.length));
        }
        return new CommandLine(new RelayMain())
                .setParameterExceptionHandler((wrong, _) -> {
                    complain(
                            wrong.getCommandLine().getErr(),
                            wrong.getMessage() + " (--help shows the options)");
                    return WRONG_USE;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() {
        try {
            Merged merged = merged();
            logAs(merged.log());
            RelaySettings settings =
                    merged.settings(Optional.ofNullable(dataDirectory), insecureBind);
            if (check) {
                SettingsCheck.of(settings);
                merged.lines().forEach(terminal().getOut()::println);
                terminal().getOut().flush();
                return 0;
            }
            Relay relay = Relay.start(settings).toCompletableFuture().join();
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        relay.close().toCompletableFuture().join();
                                        ended.countDown();
                                    },
                                    "relay-stop"));
            PrintWriter out = terminal().getOut();
            out.println(
                    "Orrery relay ready on "
                            + relay.base()
                            + ", data in "
                            + settings.storage().dataDirectory());
            out.flush();
            ended.await();
            return 0;
        } catch (IllegalArgumentException wrong) {
            complain(String.valueOf(wrong.getMessage()));
            return WRONG_USE;
        } catch (NoSuchFileException missing) {
            complain("there is no file " + missing.getFile());
            return WRONG_USE;
        } catch (IOException failure) {
            complain(String.valueOf(failure.getMessage()));
            return 1;
        } catch (CompletionException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            complain(String.valueOf(cause.getMessage()));
            return cause instanceof IllegalArgumentException ? WRONG_USE : 1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /// Nothing has been logged yet, so that the backend takes its file and its levels from here.
    private static void logAs(LogSettings log) {
        System.setProperty("orrery.log.level", log.level().toUpperCase(Locale.ROOT));
        if (System.getProperty(LOGBACK) == null) {
            String name = log.format().equals("json") ? "relay-logback-json" : "relay-logback";
            System.setProperty(LOGBACK, "org/orrery/relay/" + name + ".xml");
        }
    }

    private void complain(String sentence) {
        complain(terminal().getErr(), sentence);
    }

    private static void complain(PrintWriter errors, String sentence) {
        errors.println("orrery relay: " + sentence);
        errors.flush();
    }

    private CommandLine terminal() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private Merged merged() throws IOException {
        Merged merged = Merged.of(Optional.ofNullable(config), System.getenv());
        if (host != null) {
            merged = merged.with("host", host);
        }
        if (port != null) {
            merged = merged.with("port", port.toString());
        }
        return merged;
    }
}
