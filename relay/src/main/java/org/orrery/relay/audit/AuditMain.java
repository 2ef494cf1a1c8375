package org.orrery.relay.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.protocol.codec.Mappers;
import org.orrery.relay.key.KeyRing;
import org.orrery.relay.log.file.LogCheck;
import org.orrery.relay.seal.Sealing;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks and exports the logs of a relay. It reads only, also beside a running relay.
@Command(
        name = "orrery audit",
        description = "Checks that logs are whole and unchanged, and exports what is in them.",
        usageHelpWidth = 100,
        subcommands = {AuditMain.Verify.class, AuditMain.Export.class})
public final class AuditMain implements Runnable {

    private static final int WRONG_USE = 2;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("unused")
    private boolean help;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        throw new CommandLine.ParameterException(line, "say what to do: verify or export");
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Like [#main(String\[\])], and returns the exit code: 0 sound, 1 broken, 2 wrong use.
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /// Like [#run(String...)], printing elsewhere.
    public static int run(PrintWriter out, String... arguments) {
        return commandLine().setOut(out).execute(arguments);
    }

    /// The commands, with one line for a wrong use.
    static CommandLine commandLine() {
        return new CommandLine(new AuditMain())
                .setParameterExceptionHandler((wrong, _) -> {
                    PrintWriter errors = wrong.getCommandLine().getErr();
                    errors.println(
                            "orrery audit: " + wrong.getMessage() + " (--help shows the options)");
                    errors.flush();
                    return WRONG_USE;
                })
                .setExecutionExceptionHandler((failure, line, _) -> {
                    line.getErr().println("orrery audit: " + failure.getMessage());
                    line.getErr().flush();
                    return failure instanceof IOException ? 1 : WRONG_USE;
                });
    }

    /// Folders of sessions in a data directory, in `sessions`, or the one of a session or of a segment.
    private static List<Path> sessions(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return List.of(Objects.requireNonNull(place.toAbsolutePath().getParent()));
        }
        if (isSession(place)) {
            return List.of(place);
        }
        Path all = Files.isDirectory(place.resolve("sessions")) ? place.resolve("sessions") : place;
        try (Stream<Path> folders = Files.list(all)) {
            List<Path> found = folders.filter(AuditMain::isSession).sorted().toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException(place + " has no logs of sessions");
            }
            return found;
        } catch (java.nio.file.NoSuchFileException | java.nio.file.NotDirectoryException none) {
            throw new IllegalArgumentException(place + " is no directory with logs", none);
        }
    }

    private static boolean isSession(Path folder) {
        try {
            var _ = LogCheck.sessionOf(folder);
            return Files.isDirectory(folder);
        } catch (IllegalArgumentException otherName) {
            return false;
        }
    }

    @Command(
            name = "verify",
            description = {
                "Reads every record and names the first that was altered, dropped, swapped or cut off.",
                "Exit codes: 0 sound, 1 broken, 2 wrong use."
            })
    static final class Verify implements Callable<Integer> {

        @Parameters(
                paramLabel = "DIR|FILE",
                description = "A relay's data directory, a session's folder, or a segment.")
        private Path place = Path.of("");

        @Option(
                names = "--heads",
                paramLabel = "FILE",
                description = "Signed heads, kept apart: they prove that nothing was cut off.")
        private @Nullable Path heads;

        @Option(
                names = "--public-key",
                paramLabel = "FILE",
                description = "Key of the heads. Default: heads.pub beside them.")
        private @Nullable Path publicKey;

        @Option(names = "--json", description = "Prints JSON.")
        private boolean json;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Shows this.")
        @SuppressWarnings("unused")
        private boolean help;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            Map<SessionId, List<LogCheck.Witness>> witnesses = witnesses();
            List<LogCheck.Result> results = new ArrayList<>();
            List<Path> folders = sessions(place);
            for (Path folder : folders) {
                results.add(
                        LogCheck.checkAny(
                                folder,
                                witnesses.getOrDefault(LogCheck.sessionOf(folder), List.of())));
            }
            Set<SessionId> missing = new HashSet<>(witnesses.keySet());
            missing.removeAll(deleted());
            results.forEach(result -> missing.remove(result.session()));
            if (isSession(place) || Files.isRegularFile(place)) {
                missing.clear();
            }
            boolean sound =
                    missing.isEmpty() && results.stream().allMatch(LogCheck.Result::isSound);
            print(Objects.requireNonNull(spec).commandLine().getOut(), results, missing, sound);
            return sound ? 0 : 1;
        }

        /// Sessions of whom the relay's own record says that they were deleted.
        private Set<SessionId> deleted() throws IOException {
            Set<SessionId> deleted = new HashSet<>();
            for (AdminAudit.Event event : FileAdminAudit.read(place.resolve(FileAdminAudit.FILE))) {
                if (event.act().action().equals(AdminAudit.SESSION_DELETED)) {
                    deleted.add(SessionId.parse(event.act().target()));
                }
            }
            return deleted;
        }

        private Map<SessionId, List<LogCheck.Witness>> witnesses() throws IOException {
            Map<SessionId, List<LogCheck.Witness>> witnesses = new HashMap<>();
            Path file = heads;
            if (file != null) {
                Path key =
                        publicKey == null ? file.resolveSibling(SignedHeads.PUBLIC_KEY) : publicKey;
                for (SignedHeads.Head head : SignedHeads.read(file, key)) {
                    witnesses
                            .computeIfAbsent(head.session(), _ -> new ArrayList<>())
                            .add(new LogCheck.Witness(head.sequence(), head.hash()));
                }
            }
            return witnesses;
        }

        private void print(
                PrintWriter out,
                List<LogCheck.Result> results,
                Set<SessionId> missing,
                boolean sound)
                throws IOException {
            if (json) {
                Map<String, Object> all = new java.util.TreeMap<>();
                all.put("sound", sound);
                all.put("sessions", results);
                all.put("missing", missing);
                out.println(Mappers.json().writeValueAsString(all));
            } else {
                results.forEach(result -> out.println(line(result)));
                missing.forEach(id -> out.println("BROKEN " + id + ": signed, and not there"));
                out.println(sound ? "sound" : "BROKEN");
            }
            out.flush();
        }

        private static String line(LogCheck.Result result) {
            LogCheck.Finding finding = result.finding();
            return finding == null
                    ? "sound  %s: %d records, %d signed heads"
                            .formatted(result.session(), result.records(), result.heads())
                    : "BROKEN %s, offset %d, entry %d %s: %s"
                            .formatted(
                                    finding.file(),
                                    finding.offset(),
                                    finding.sequence(),
                                    finding.kind(),
                                    finding.detail());
        }
    }

    @Command(name = "export", description = "Prints entries, as JSON lines or CSV.")
    static final class Export implements Callable<Integer> {

        private enum Format {
            jsonl,
            csv
        }

        @Parameters(paramLabel = "DIR", description = "A relay's data directory.")
        private Path place = Path.of("");

        @Option(names = "--session", paramLabel = "ID", description = "Of this session only.")
        private String session = "";

        @Option(names = "--user", paramLabel = "ID", description = "By this user only.")
        private String user = "";

        @Option(
                names = "--from",
                paramLabel = "TIME",
                description = "Since, such as 2026-01-31T00:00:00Z.")
        private String from = "";

        @Option(names = "--to", paramLabel = "TIME", description = "Before that time.")
        private String to = "";

        @Option(names = "--format", description = "jsonl or csv. Default: jsonl.")
        private Format format = Format.jsonl;

        @Option(
                names = "--keys-dir",
                paramLabel = "DIR",
                description = "Keys of the texts; without it texts are left out.")
        private @Nullable Path keys;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Shows this.")
        @SuppressWarnings("unused")
        private boolean help;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            Sealing sealing = keys == null ? Sealing.none() : Sealing.with(KeyRing.open(keys));
            Instant first = time(from, Instant.MIN);
            Instant end = time(to, Instant.MAX);
            if (format == Format.csv) {
                out.println(EntryLines.HEADER);
            }
            boolean sound = true;
            for (Path folder : sessions(place)) {
                SessionId id = LogCheck.sessionOf(folder);
                if (session.isEmpty() || id.toString().equals(session)) {
                    Consumer<Entry> each =
                            entry -> {
                                Instant time = Instant.ofEpochMilli(entry.timeMillis());
                                if (!time.isBefore(first)
                                        && time.isBefore(end)
                                        && (user.isEmpty()
                                                || entry.author().user().value().equals(user))) {
                                    out.println(line(id, entry));
                                }
                            };
                    sound &= LogCheck.readAny(folder, sealing, each).isSound();
                }
            }
            out.flush();
            return sound ? 0 : 1;
        }

        private static Instant time(String text, Instant otherwise) {
            try {
                return text.isEmpty() ? otherwise : Instant.parse(text);
            } catch (DateTimeParseException malformed) {
                throw new IllegalArgumentException(
                        text + " is no time such as 2026-01-31T00:00:00Z", malformed);
            }
        }

        private String line(SessionId id, Entry entry) {
            return format == Format.jsonl ? EntryLines.json(id, entry) : EntryLines.csv(id, entry);
        }
    }
}
