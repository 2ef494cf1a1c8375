package org.orrery.relay;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.relay.access.Revocations;
import org.orrery.relay.access.Standing;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.identity.Identity;
import org.orrery.relay.identity.account.Account;
import org.orrery.relay.identity.account.AccountOutcome;
import org.orrery.relay.identity.account.Accounts;
import org.orrery.relay.identity.account.Errands;
import org.orrery.relay.identity.store.IdentityDatabase;
import org.orrery.relay.setting.Merged;
import org.orrery.relay.setting.RelaySettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Looks after the accounts of a relay on its own machine, whether it runs or not: the first operator is made this way. A
/// running relay notices within a second.
@Command(
        name = "orrery relay account",
        description = "Looks after the accounts of a relay with sign-in = local.",
        usageHelpWidth = 100,
        subcommands = {
            AccountMain.Add.class,
            AccountMain.ListAll.class,
            AccountMain.Password.class,
            AccountMain.Remove.class
        })
final class AccountMain implements Runnable {

    private static final int WRONG_USE = 2;
    private static final int MANY = 100_000;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("unused")
    private boolean help;

    static int run(String... arguments) {
        return new CommandLine(new AccountMain())
                .setParameterExceptionHandler((wrong, _) -> {
                    complain(wrong.getCommandLine().getErr(), String.valueOf(wrong.getMessage()));
                    return WRONG_USE;
                })
                .setExecutionExceptionHandler((failure, line, _) -> {
                    Throwable inner = failure.getCause();
                    Throwable cause =
                            failure instanceof CompletionException && inner != null
                                    ? inner
                                    : failure;
                    complain(line.getErr(), String.valueOf(cause.getMessage()));
                    return cause instanceof IllegalArgumentException ? WRONG_USE : 1;
                })
                .execute(arguments);
    }

    private static void complain(PrintWriter errors, String sentence) {
        errors.println("orrery relay account: " + sentence);
        errors.flush();
    }

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        throw new CommandLine.ParameterException(
                line, "say what to do: add, list, password or remove");
    }

    /// The relay in question.
    static final class Place {

        @Option(
                names = "--data-dir",
                paramLabel = "DIR",
                description = "The relay's data directory. Default: as the relay finds it.")
        private @Nullable Path dataDirectory;

        @Option(
                names = "--config",
                paramLabel = "FILE",
                description = "The relay's settings: data directory, tenants, costs of passwords.")
        private @Nullable Path config;

        private interface Work {
            int with(RelaySettings settings, Accounts accounts, Errands errands) throws IOException;
        }

        private int open(Work work) throws IOException {
            RelaySettings settings =
                    Merged.of(Optional.ofNullable(config), System.getenv())
                            .settings(Optional.ofNullable(dataDirectory), true);
            Path data = settings.storage().dataDirectory();
            Files.createDirectories(data);
            try (IdentityDatabase database = Identity.database(data);
                    Accounts accounts =
                            new Accounts(
                                    database,
                                    settings.identity(),
                                    new SecureRandom(),
                                    InstantSource.system(),
                                    new Revocations())) {
                return work.with(settings, accounts, new Errands(database));
            }
        }
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static int say(
            CommandSpec spec, AccountOutcome outcome, Errands errands, String action) {
        PrintWriter out = spec.commandLine().getOut();
        return switch (outcome) {
            case AccountOutcome.Done(Account account) -> {
                var errand = new Errands.Errand(account.user(), account.tenant(), action);
                var _ = await(errands.leave(errand));
                out.println(action + ": " + account.user());
                out.flush();
                yield 0;
            }
            case AccountOutcome.Exists _ -> {
                complain(spec.commandLine().getErr(), "there is an account of that name");
                yield 1;
            }
            case AccountOutcome.NotFound _, AccountOutcome.WrongPassword _ -> {
                complain(spec.commandLine().getErr(), "there is no account of that name");
                yield 1;
            }
        };
    }

    private static String password(boolean fromInput) throws IOException {
        if (fromInput) {
            String line =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                            .readLine();
            return Objects.requireNonNullElse(line, "");
        }
        Console console = Objects.requireNonNull(System.console());
        char[] typed = console.isTerminal() ? console.readPassword("Password: ") : null;
        if (typed == null) {
            throw new IllegalArgumentException("there is no terminal: use --password-stdin");
        }
        return new String(typed);
    }

    @Command(name = "add", description = "Makes an account; asks for the password.")
    static final class Add implements Callable<Integer> {
        @Mixin private Place place = new Place();
        @Spec private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "What to sign in with.")
        private String user = "";

        @Option(names = "--name", description = "What people call them. Default: NAME.")
        private @Nullable String name;

        @Option(names = "--tenant", description = "Default: the relay's first tenant.")
        private @Nullable String tenant;

        @Option(
                names = "--role",
                description = "The highest role to ask for in sessions. Default: collaborator.")
        private String role = "collaborator";

        @Option(
                names = "--standing",
                description = "person, tenant_admin or operator. Default: person.")
        private String standing = "person";

        @Option(names = "--password-stdin", description = "Reads the password from the input.")
        private boolean passwordFromInput;

        @Override
        public Integer call() throws IOException {
            return place.open((settings, accounts, errands) -> {
                var tenants = settings.identity().tenants();
                TenantId of = tenant == null ? tenants.getFirst() : new TenantId(tenant);
                if (!tenants.contains(of)) {
                    throw new IllegalArgumentException("the setting tenants does not name " + of);
                }
                UserId id = Accounts.userId(user, of, tenants);
                Account account =
                        new Account(
                                id,
                                of,
                                name == null ? id.value() : name,
                                Role.ofWireName(role)
                                        .orElseThrow(() ->
                                                new IllegalArgumentException(
                                                        "there is no role " + role)),
                                Standing.valueOf(standing.toUpperCase(Locale.ROOT)),
                                Instant.now());
                AccountOutcome outcome =
                        await(accounts.create(account, password(passwordFromInput)));
                return say(Objects.requireNonNull(spec), outcome, errands, Errands.CREATED);
            });
        }
    }

    @Command(name = "list", description = "Lists the accounts.")
    static final class ListAll implements Callable<Integer> {
        @Mixin private Place place = new Place();
        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            return place.open((settings, accounts, _) -> {
                for (TenantId tenant : settings.identity().tenants()) {
                    for (Account account : await(accounts.list(tenant, 0, MANY))) {
                        out.println(
                                String.join(
                                        "\t",
                                        account.user().value(),
                                        tenant.value(),
                                        account.role().wireName(),
                                        account.standing().name().toLowerCase(Locale.ROOT),
                                        account.name()));
                    }
                }
                out.flush();
                return 0;
            });
        }
    }

    @Command(name = "password", description = "Sets a password anew and ends all sign-ins.")
    static final class Password implements Callable<Integer> {
        @Mixin private Place place = new Place();
        @Spec private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "NAME")
        private String user = "";

        @Option(names = "--password-stdin", description = "Reads the password from the input.")
        private boolean passwordFromInput;

        @Override
        public Integer call() throws IOException {
            return place.open((_, accounts, errands) -> {
                UserId id = new UserId(user.toLowerCase(Locale.ROOT));
                AccountOutcome outcome =
                        await(accounts.setPassword(id, password(passwordFromInput)));
                return say(Objects.requireNonNull(spec), outcome, errands, "password.changed");
            });
        }
    }

    @Command(name = "remove", description = "Removes an account and ends all its sign-ins.")
    static final class Remove implements Callable<Integer> {
        @Mixin private Place place = new Place();
        @Spec private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "NAME")
        private String user = "";

        @Override
        public Integer call() throws IOException {
            return place.open((_, accounts, errands) -> {
                UserId id = new UserId(user.toLowerCase(Locale.ROOT));
                AccountOutcome outcome = await(accounts.remove(id));
                return say(Objects.requireNonNull(spec), outcome, errands, "account.removed");
            });
        }
    }
}
