package org.orrery.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.protocol.codec.Mappers;
import org.orrery.relay.outgoing.ExtraTrust;
import org.orrery.relay.setting.RelaySettings;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// Exports or erases a person's data, at a running relay or in the data directory of one that is stopped.
@Command(
        name = "orrery privacy",
        description = "What the law lets a person ask for.",
        usageHelpWidth = 100,
        subcommands = {PrivacyMain.Export.class, PrivacyMain.Erase.class})
public final class PrivacyMain implements Runnable {

    private static final int WRONG_USE = 2;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this.")
    @SuppressWarnings("unused")
    private boolean help;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        throw new CommandLine.ParameterException(line, "say what to do: export or erase");
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Like [#main(String\[\])], and returns the exit code: 0 done, 1 failed, 2 wrong use.
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /// The commands, with one line for a wrong use.
    static CommandLine commandLine() {
        return new CommandLine(new PrivacyMain())
                .setParameterExceptionHandler((wrong, _) -> {
                    PrintWriter errors = wrong.getCommandLine().getErr();
                    errors.println("orrery privacy: " + wrong.getMessage() + " (see --help)");
                    errors.flush();
                    return WRONG_USE;
                })
                .setExecutionExceptionHandler((failure, line, _) -> {
                    Throwable cause =
                            failure instanceof CompletionException && failure.getCause() != null
                                    ? failure.getCause()
                                    : failure;
                    line.getErr().println("orrery privacy: " + cause.getMessage());
                    line.getErr().flush();
                    return cause instanceof IllegalArgumentException ? WRONG_USE : 1;
                });
    }

    /// Where the data is.
    static final class Place {
        @Option(names = "--url", paramLabel = "URL", description = "A running relay.")
        private @Nullable URI url;

        @Option(
                names = "--data-dir",
                paramLabel = "DIR",
                description = "The data directory of a relay that is not running.")
        private @Nullable Path data;
    }

    abstract static class Act implements Callable<Integer> {

        @ArgGroup(multiplicity = "1")
        private Place place = new Place();

        @Option(
                names = "--token",
                paramLabel = "TOKEN",
                description =
                        "Token of an operator or tenant admin; a relay on this machine that does"
                                + " not know people needs none. Default: $$ORRERY_TOKEN.")
        private @Nullable String token = System.getenv("ORRERY_TOKEN");

        @Parameters(paramLabel = "USER", description = "Whose data.")
        private String user = "";

        @Spec private @Nullable CommandSpec spec;

        private final ObjectMapper json = Mappers.json();

        UserId person() {
            return new UserId(user);
        }

        /// Asks a running relay.
        abstract HttpRequest.Builder request(HttpRequest.Builder person, URI base);

        /// Asks a relay that runs for this only.
        abstract Object answer(Relay relay);

        @Override
        public Integer call() throws IOException, InterruptedException {
            URI url = place.url;
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            if (url == null) {
                Relay relay =
                        Relay.start(
                                        RelaySettings.defaults(Objects.requireNonNull(place.data))
                                                .withPort(0))
                                .toCompletableFuture()
                                .join();
                try {
                    out.println(text(answer(relay)));
                } finally {
                    relay.close().toCompletableFuture().join();
                }
            } else {
                out.println(text(json.readTree(asked(url))));
            }
            out.flush();
            return 0;
        }

        private byte[] asked(URI url) throws IOException, InterruptedException {
            String path =
                    "/collaboration/people/"
                            + URLEncoder.encode(person().value(), StandardCharsets.UTF_8);
            HttpRequest.Builder request =
                    request(
                            HttpRequest.newBuilder().timeout(Duration.ofMinutes(10)),
                            url.resolve(path));
            if (token != null) {
                request = request.header("Authorization", "Bearer " + token);
            }
            try (HttpClient client = client()) {
                HttpResponse<byte[]> response =
                        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() != 200) {
                    throw new IOException(
                            "the relay answered "
                                    + response.statusCode()
                                    + ": "
                                    + json.readTree(response.body()).path("detail").asText());
                }
                return response.body();
            }
        }

        /// Trusts a company's own authority like the desktop program does.
        private static HttpClient client() {
            String authority = System.getenv("ORRERY_TRUST");
            return authority == null || authority.isEmpty()
                    ? HttpClient.newHttpClient()
                    : HttpClient.newBuilder()
                            .sslContext(ExtraTrust.context(Path.of(authority)))
                            .build();
        }

        private String text(Object answer) throws JsonProcessingException {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
        }
    }

    @Command(name = "export", description = "Prints everything of a person, as JSON.")
    static final class Export extends Act {

        @Override
        HttpRequest.Builder request(HttpRequest.Builder person, URI base) {
            return person.uri(URI.create(base + "/export")).GET();
        }

        @Override
        Object answer(Relay relay) {
            return relay.personalData().export(person()).toCompletableFuture().join();
        }
    }

    @Command(
            name = "erase",
            description = "Makes a person's texts unreadable for good. It cannot be taken back.")
    static final class Erase extends Act {

        @Override
        HttpRequest.Builder request(HttpRequest.Builder person, URI base) {
            return person.uri(URI.create(base + "/erase"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"));
        }

        @Override
        Object answer(Relay relay) {
            return relay.personalData()
                    .erase(person(), "command-line")
                    .toCompletableFuture()
                    .join();
        }
    }
}
