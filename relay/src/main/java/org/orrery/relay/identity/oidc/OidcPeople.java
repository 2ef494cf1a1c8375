package org.orrery.relay.identity.oidc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.orrery.model.id.UserId;
import org.orrery.relay.access.Caller;
import org.orrery.relay.access.Revocations;
import org.orrery.relay.access.Revocations.Revocation;
import org.orrery.relay.identity.oidc.BearerTokens.Good;
import org.orrery.relay.identity.oidc.BearerTokens.KeysUnavailable;
import org.orrery.relay.identity.store.IdentityDatabase;
import org.orrery.relay.setting.IdentitySettings;

/// Who shows the token of an OpenID Connect server, and whether they have signed out with it. Safe on any thread.
public final class OidcPeople implements AutoCloseable {

    private static final int CHECKERS = 2;
    private static final int WAITING = 1_000;

    private final BearerTokens tokens;
    private final IdentityDatabase database;
    private final InstantSource clock;
    private final Revocations revocations;
    private final ExecutorService checking =
            new ThreadPoolExecutor(
                    CHECKERS,
                    CHECKERS,
                    10,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().name("relay-oidc-", 0).daemon().factory());

    public OidcPeople(
            IdentitySettings settings,
            Fetch fetch,
            IdentityDatabase database,
            InstantSource clock,
            Revocations revocations) {
        this.tokens = new BearerTokens(settings, fetch, clock);
        this.database = database;
        this.clock = clock;
        this.revocations = revocations;
    }

    /// Whether a token has the form of one of these.
    public static boolean isToken(String token) {
        return BearerTokens.isOne(token);
    }

    /// Who shows `token`; empty when it is not good. Completes exceptionally when that cannot be known now.
    public CompletionStage<Optional<Caller>> check(String token) {
        return good(token)
                .thenCompose(good ->
                        good.isEmpty()
                                ? CompletableFuture.completedFuture(Optional.empty())
                                : database.run(connection ->
                                        isSignedOut(connection, good.get().hash())
                                                ? Optional.empty()
                                                : Optional.of(good.get().caller())));
    }

    private CompletionStage<Optional<Good>> good(String token) {
        try {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return tokens.check(token);
                        } catch (KeysUnavailable unavailable) {
                            throw new CompletionException(unavailable);
                        }
                    },
                    checking);
        } catch (RejectedExecutionException busy) {
            return CompletableFuture.failedFuture(busy);
        }
    }

    /// Accepts a token no more; the server that made it is not told.
    public CompletionStage<Void> signOut(UserId user, String token) {
        return good(token)
                .thenCompose(good ->
                        good.isEmpty()
                                ? CompletableFuture.completedFuture(true)
                                : database.run(connection ->
                                        remember(
                                                connection,
                                                good.get().hash(),
                                                good.get().expiresAt())))
                .thenCompose(_ -> {
                    revocations.revoke(new Revocation(user, Optional.empty()));
                    return CompletableFuture.completedFuture(null);
                });
    }

    private static boolean isSignedOut(Connection connection, String hash) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM signed_out WHERE hash = ?")) {
            statement.setString(1, hash);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private boolean remember(Connection connection, String hash, Instant expiresAt)
            throws SQLException {
        try (PreparedStatement old =
                        connection.prepareStatement("DELETE FROM signed_out WHERE expires_at < ?");
                PreparedStatement statement =
                        connection.prepareStatement(
                                "INSERT INTO signed_out (hash, expires_at) VALUES (?, ?)"
                                        + " ON CONFLICT DO NOTHING")) {
            old.setLong(1, clock.instant().toEpochMilli());
            var _ = old.executeUpdate();
            statement.setString(1, hash);
            statement.setLong(2, expiresAt.plus(BearerTokens.SKEW).toEpochMilli());
            return statement.executeUpdate() == 1;
        }
    }

    @Override
    public void close() {
        checking.shutdownNow();
    }
}
