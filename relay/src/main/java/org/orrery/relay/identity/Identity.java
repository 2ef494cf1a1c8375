package org.orrery.relay.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.orrery.model.id.SessionId;
import org.orrery.relay.access.Caller;
import org.orrery.relay.access.Identification;
import org.orrery.relay.access.Revocations;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.identity.account.Accounts;
import org.orrery.relay.identity.account.Errands;
import org.orrery.relay.identity.account.SignIns;
import org.orrery.relay.identity.invite.Invites;
import org.orrery.relay.identity.oidc.Fetch;
import org.orrery.relay.identity.oidc.OidcPeople;
import org.orrery.relay.identity.store.IdentityDatabase;
import org.orrery.relay.session.OpenDoor;
import org.orrery.relay.session.Tokens;
import org.orrery.relay.setting.IdentitySettings;
import org.orrery.relay.setting.SignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything a relay knows of people and guests, as its settings want it. Safe on any thread.
public final class Identity implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Identity.class);
    private static final String FILE = "identity.db";

    private final IdentitySettings settings;
    private final Tokens tokens;
    private final IdentityDatabase database;
    private final Revocations revocations;
    private final Invites invites;
    private final Optional<Accounts> accounts;
    private final Optional<OidcPeople> people;

    private Identity(
            IdentitySettings settings,
            Tokens tokens,
            IdentityDatabase database,
            Revocations revocations,
            Fetch fetch) {
        SecureRandom random = new SecureRandom();
        InstantSource clock = InstantSource.system();
        this.settings = settings;
        this.tokens = tokens;
        this.database = database;
        this.revocations = revocations;
        this.invites = new Invites(database, random, clock);
        this.accounts =
                settings.signIn() == SignIn.LOCAL
                        ? Optional.of(new Accounts(database, settings, random, clock, revocations))
                        : Optional.empty();
        this.people =
                settings.signIn() == SignIn.OIDC
                        ? Optional.of(new OidcPeople(settings, fetch, database, clock, revocations))
                        : Optional.empty();
        revocations.listen(tokens);
    }

    /// Opens what is kept in `dataDirectory`; without sign-in only when it is first needed.
    ///
    /// @throws IOException with a message for people, when it cannot be read
    public static Identity open(
            IdentitySettings settings, Path dataDirectory, Tokens tokens, Fetch fetch)
            throws IOException {
        Identity identity =
                new Identity(settings, tokens, database(dataDirectory), new Revocations(), fetch);
        if (identity.accounts.isPresent()) {
            identity.check(identity.accounts.get());
        }
        return identity;
    }

    private void check(Accounts kept) throws IOException {
        try {
            int all = 0;
            for (TenantId tenant : settings.tenants()) {
                all += kept.count(tenant).toCompletableFuture().join();
            }
            if (all == 0) {
                LOG.warn("nobody can sign in yet: make an operator by `orrery relay account add`");
            }
        } catch (CompletionException failure) {
            close();
            throw new IOException(
                    failure.getCause() instanceof UncheckedIOException io
                            ? String.valueOf(Objects.requireNonNull(io.getCause()).getMessage())
                            : failure.getMessage(),
                    failure);
        }
    }

    /// The file in which a relay with this data directory keeps what it knows of people.
    public static IdentityDatabase database(Path dataDirectory) {
        return new IdentityDatabase(dataDirectory.resolve(FILE));
    }

    /// Finds out who makes a request.
    ///
    /// @param tenants whose a session is
    public Identification identification(Function<SessionId, Optional<TenantId>> tenants) {
        return switch (settings.signIn()) {
            case OPEN -> new OpenDoor(tokens);
            case LOCAL -> reception(new LocalTokens(accounts.orElseThrow().signIns()), tenants);
            case OIDC -> reception(new OidcTokens(people.orElseThrow()), tenants);
        };
    }

    private Identification reception(
            Reception.PersonTokens personTokens, Function<SessionId, Optional<TenantId>> tenants) {
        return new Reception(tokens, personTokens, tenants, settings.firstTenant());
    }

    private record LocalTokens(SignIns signIns) implements Reception.PersonTokens {
        @Override
        public boolean knows(String token) {
            return SignIns.isAccessToken(token);
        }

        @Override
        public CompletionStage<Optional<Caller>> check(String token) {
            return signIns.check(token);
        }
    }

    private record OidcTokens(OidcPeople people) implements Reception.PersonTokens {
        @Override
        public boolean knows(String token) {
            return OidcPeople.isToken(token);
        }

        @Override
        public CompletionStage<Optional<Caller>> check(String token) {
            return people.check(token);
        }
    }

    public IdentitySettings settings() {
        return settings;
    }

    /// Whether the relay knows who people are.
    public boolean knowsPeople() {
        return settings.signIn() != SignIn.OPEN;
    }

    /// Only with `sign-in = local`.
    public Optional<Accounts> accounts() {
        return accounts;
    }

    /// Does what the command line has left to do since the last time, and records it.
    public void runErrands(Consumer<Errands.Errand> record) {
        if (accounts.isEmpty()) {
            return;
        }
        var _ =
                new Errands(database)
                        .collect()
                        .whenComplete((errands, failure) -> {
                            if (failure != null) {
                                LOG.error("accounts cannot be read", failure);
                                return;
                            }
                            errands.forEach(errand -> {
                                if (errand.revokes()) {
                                    revocations.revoke(
                                            new Revocations.Revocation(
                                                    errand.user(), Optional.empty()));
                                }
                                record.accept(errand);
                            });
                        });
    }

    /// Only with `sign-in = oidc`.
    public Optional<OidcPeople> people() {
        return people;
    }

    public Invites invites() {
        return invites;
    }

    public Revocations revocations() {
        return revocations;
    }

    @Override
    public void close() {
        accounts.ifPresent(Accounts::close);
        people.ifPresent(OidcPeople::close);
        database.close();
    }
}
