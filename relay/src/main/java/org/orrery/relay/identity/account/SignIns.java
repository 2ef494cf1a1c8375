package org.orrery.relay.identity.account;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.orrery.model.id.UserId;
import org.orrery.relay.access.Caller;
import org.orrery.relay.access.Revocations;
import org.orrery.relay.access.Revocations.Revocation;
import org.orrery.relay.identity.store.IdentityDatabase;
import org.orrery.relay.identity.store.Secret;

/// The sign-ins of accounts: each has one refresh token at a time, which is exchanged for a new pair, and access tokens that
/// expire soon. A refresh token that is shown a second time was stolen, from its owner or by them: then the whole sign-in ends.
public final class SignIns {

    private static final int BITS = 256;
    private static final String ACCESS = "orra_";
    private static final String REFRESH = "orrr_";

    /// Within this time an exchange may be repeated, because the answer may have been lost.
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final IdentityDatabase database;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Revocations revocations;
    private final Duration accessLifetime;
    private final Duration refreshLifetime;

    SignIns(
            IdentityDatabase database,
            SecureRandom random,
            InstantSource clock,
            Revocations revocations,
            Duration accessLifetime,
            Duration refreshLifetime) {
        this.database = database;
        this.random = random;
        this.clock = clock;
        this.revocations = revocations;
        this.accessLifetime = accessLifetime;
        this.refreshLifetime = refreshLifetime;
    }

    /// Whether a token has the form of an access token of this relay.
    public static boolean isAccessToken(String token) {
        return token.startsWith(ACCESS);
    }

    /// Begins a sign-in of an account whose password was right.
    CompletionStage<SignInOutcome> begin(Account account) {
        return database.run(connection -> {
            TokenTable.forget(connection, clock.instant());
            return issue(connection, account, Secret.next(random, BITS));
        });
    }

    private SignInOutcome issue(Connection connection, Account account, String signIn)
            throws SQLException {
        Instant now = clock.instant();
        Instant expires = now.plus(accessLifetime);
        Instant end = now.plus(refreshLifetime);
        String access = ACCESS + Secret.next(random, BITS);
        String refresh = REFRESH + Secret.next(random, BITS);
        TokenTable.signIn(connection, signIn, account.user(), end);
        TokenTable.insert(connection, Secret.hash(access), TokenTable.Kind.ACCESS, signIn, expires);
        TokenTable.insert(connection, Secret.hash(refresh), TokenTable.Kind.REFRESH, signIn, end);
        return new SignInOutcome.SignedIn(account, access, expires, refresh);
    }

    /// Exchanges a refresh token for a new pair.
    public CompletionStage<SignInOutcome> renew(String refreshToken) {
        String hash = Secret.hash(refreshToken);
        return database.<Renewal>run(connection -> renew(connection, hash))
                .thenApply(renewal -> {
                    renewal.stolen().ifPresent(revocations::revoke);
                    return renewal.outcome();
                });
    }

    private record Renewal(SignInOutcome outcome, Optional<Revocation> stolen) {}

    private Renewal renew(Connection connection, String hash) throws SQLException {
        Instant now = clock.instant();
        Optional<TokenTable.Row> found =
                TokenTable.find(connection, hash, TokenTable.Kind.REFRESH)
                        .filter(row -> now.isBefore(row.expiresAt()));
        if (found.isEmpty()) {
            return new Renewal(new SignInOutcome.Wrong(), Optional.empty());
        }
        TokenTable.Row row = found.get();
        boolean isUsed = !row.usedAt().equals(Instant.EPOCH);
        if (isUsed && now.isAfter(row.usedAt().plus(GRACE))) {
            var _ = TokenTable.end(connection, row.signIn());
            return new Renewal(
                    new SignInOutcome.Wrong(),
                    Optional.of(new Revocation(row.user(), Optional.of(row.signIn()))));
        }
        TokenTable.use(connection, hash, now);
        Account account = AccountTable.find(connection, row.user()).orElseThrow();
        return new Renewal(issue(connection, account, row.signIn()), Optional.empty());
    }

    /// Who shows an access token; empty when it is wrong, expired or revoked.
    public CompletionStage<Optional<Caller>> check(String accessToken) {
        String hash = Secret.hash(accessToken);
        return database.run(connection -> {
            Optional<TokenTable.Row> row =
                    TokenTable.find(connection, hash, TokenTable.Kind.ACCESS)
                            .filter(each -> clock.instant().isBefore(each.expiresAt()));
            return row.isEmpty()
                    ? Optional.<Caller>empty()
                    : AccountTable.find(connection, row.get().user())
                            .map(account -> account.caller(row.get().signIn()));
        });
    }

    /// Ends one sign-in with all that came of it.
    public CompletionStage<Void> end(UserId user, String signIn) {
        return database.run(connection -> TokenTable.end(connection, signIn))
                .thenCompose(_ -> {
                    revocations.revoke(new Revocation(user, Optional.of(signIn)));
                    return CompletableFuture.completedFuture(null);
                });
    }
}
