package org.orrery.relay.idempotency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.IdSource;
import org.orrery.relay.key.DataKey;
import org.orrery.relay.key.KeyRing;

/// The requests with an idempotency key of the last 24 hours and what they were answered, in a table of SQLite. Answers are
/// sealed under the key of the person who asked, because they hold their texts. Safe on any thread; one of its own reads
/// and writes.
public final class IdempotencyKeys implements AutoCloseable {

    /// How long an answer is kept.
    public static final Duration KEPT = Duration.ofHours(24);

    private static final int MOST = 200_000;

    /// Whose key protects the answers to callers who are nobody in particular.
    private static final String NOBODY = ":caller";

    /// A request.
    ///
    /// @param scope digest of caller, operation and key
    /// @param content digest of the body
    /// @param person who asks, empty for nobody in particular
    public record Request(String scope, String content, String person) {}

    /// What is to be done with a request.
    public sealed interface Claim {

        /// It is new, or it was cut short: do it, then [#settle] or [#release] it.
        ///
        /// @param reserved the id for what it makes, the same each time
        record Yours(UUID reserved) implements Claim {}

        /// It was done.
        record Done(String answer) implements Claim {}

        /// The key belongs to a request with another body.
        record Reused() implements Claim {}

        /// Too many keys are kept already.
        record Full() implements Claim {}
    }

    private final Connection database;
    private final KeyRing keys;
    private final InstantSource clock;
    private final IdSource ids = IdSource.system();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("relay-idempotency").daemon().factory());

    /// Requests that are being done, with what ends when they are; confined to the thread.
    private final Map<String, CompletableFuture<Void>> running = new HashMap<>();

    private IdempotencyKeys(Connection database, KeyRing keys, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /// Opens the table, which is made when it is not there.
    ///
    /// @throws IOException with a message for people
    public static IdempotencyKeys open(Path file, KeyRing keys, InstantSource clock)
            throws IOException {
        try {
            Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = database.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute(
                        "CREATE TABLE IF NOT EXISTS request (scope TEXT PRIMARY KEY,"
                                + " content TEXT NOT NULL, reserved TEXT NOT NULL,"
                                + " created INTEGER NOT NULL, person TEXT NOT NULL,"
                                + " sealed_with TEXT, answer BLOB) WITHOUT ROWID");
                statement.execute("CREATE INDEX IF NOT EXISTS by_time ON request (created)");
            }
            return new IdempotencyKeys(database, keys, clock);
        } catch (SQLException failure) {
            throw new IOException(file + " cannot be opened: " + failure.getMessage(), failure);
        }
    }

    /// Takes a request on. While another one of the same scope is being done, it is waited for.
    public CompletionStage<Claim> claim(Request request) {
        return onThread(
                        () -> {
                            CompletableFuture<Void> other = running.get(request.scope());
                            if (other != null) {
                                return other.thenCompose(_ -> claim(request));
                            }
                            return CompletableFuture.completedFuture(claimed(request));
                        })
                .thenCompose(stage -> stage);
    }

    private Claim claimed(Request request) {
        try {
            expire();
            Claim claim = known(request);
            if (claim == null) {
                claim = added(request);
            }
            if (claim instanceof Claim.Yours) {
                running.put(request.scope(), new CompletableFuture<>());
            }
            return claim;
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("idempotency keys cannot be read", failure);
        }
    }

    private @Nullable Claim known(Request request) throws SQLException, IOException {
        try (PreparedStatement select =
                database.prepareStatement(
                        "SELECT content, reserved, person, sealed_with, answer FROM request"
                                + " WHERE scope = ?")) {
            select.setString(1, request.scope());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                if (!row.getString(1).equals(request.content())) {
                    return new Claim.Reused();
                }
                byte[] answer = row.getBytes(5);
                if (answer == null) {
                    return new Claim.Yours(UUID.fromString(row.getString(2)));
                }
                UUID key = UUID.fromString(row.getString(4));
                return opened(request, row.getString(3), key, answer);
            }
        }
    }

    /// An answer whose key is destroyed is as if it had never been.
    private @Nullable Claim opened(Request request, String person, UUID key, byte[] answer)
            throws SQLException, IOException {
        try {
            if (keys.findPerson(person, key) instanceof KeyRing.Found.Key(DataKey found)) {
                byte[] plain = found.open(answer, bytes(request.scope()));
                return new Claim.Done(new String(plain, StandardCharsets.UTF_8));
            }
        } catch (GeneralSecurityException changed) {
            throw new IOException("an answer was changed", changed);
        }
        forget(request);
        return null;
    }

    private Claim added(Request request) throws SQLException {
        try (Statement count = database.createStatement();
                ResultSet rows = count.executeQuery("SELECT count(*) FROM request")) {
            if (rows.next() && rows.getInt(1) >= MOST) {
                return new Claim.Full();
            }
        }
        UUID reserved = ids.nextEntity().value();
        try (PreparedStatement insert =
                database.prepareStatement(
                        "INSERT INTO request (scope, content, reserved, created, person)"
                                + " VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, request.scope());
            insert.setString(2, request.content());
            insert.setString(3, reserved.toString());
            insert.setLong(4, clock.millis());
            insert.setString(5, owner(request));
            insert.executeUpdate();
        }
        return new Claim.Yours(reserved);
    }

    private static String owner(Request request) {
        return request.person().isEmpty() ? NOBODY : request.person();
    }

    private void expire() throws SQLException {
        try (PreparedStatement delete =
                database.prepareStatement("DELETE FROM request WHERE created < ?")) {
            delete.setLong(1, clock.instant().minus(KEPT).toEpochMilli());
            delete.executeUpdate();
        }
    }

    /// Keeps the answer to a request that is done; completes when it is durable.
    public CompletionStage<Void> settle(Request request, String answer) {
        return onThread(() -> {
            try (PreparedStatement update =
                    database.prepareStatement(
                            "UPDATE request SET sealed_with = ?, answer = ? WHERE scope = ?")) {
                DataKey key = keys.ofPerson(owner(request));
                update.setString(1, key.id().toString());
                update.setBytes(2, key.seal(bytes(answer), bytes(request.scope())));
                update.setString(3, request.scope());
                update.executeUpdate();
                return null;
            } catch (SQLException failure) {
                throw new IllegalStateException("an answer cannot be kept", failure);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } finally {
                ended(request);
            }
        });
    }

    /// Gives a request back that changed nothing: the key may be used again.
    public CompletionStage<Void> release(Request request) {
        return onThread(() -> {
            try {
                forget(request);
                return null;
            } catch (SQLException failure) {
                throw new IllegalStateException("a key cannot be given back", failure);
            } finally {
                ended(request);
            }
        });
    }

    private void forget(Request request) throws SQLException {
        try (PreparedStatement delete =
                database.prepareStatement("DELETE FROM request WHERE scope = ?")) {
            delete.setString(1, request.scope());
            delete.executeUpdate();
        }
    }

    private void ended(Request request) {
        CompletableFuture<Void> done = running.remove(request.scope());
        if (done != null) {
            done.complete(null);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T extends @Nullable Object> CompletionStage<T> onThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, thread);
    }

    @Override
    public void close() {
        thread.close();
        try {
            database.close();
        } catch (SQLException failure) {
            throw new IllegalStateException("idempotency keys were not closed", failure);
        }
    }
}
