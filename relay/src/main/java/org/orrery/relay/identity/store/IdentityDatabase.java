package org.orrery.relay.identity.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// One SQLite file in WAL mode, opened when it is first used. Each piece of work is a transaction of its own on the
/// database's thread; when too many wait, the next ones fail with [RejectedExecutionException].
public final class IdentityDatabase implements AutoCloseable {

    private static final int WAITING = 2_000;
    private static final int BUSY_MILLIS = 5_000;

    /// Each step leads from one version of the schema to the next; never edited, only added to.
    private static final List<List<String>> STEPS =
            List.of(
                    List.of(
                            """
                            CREATE TABLE account (
                              user TEXT PRIMARY KEY, tenant TEXT NOT NULL, name TEXT NOT NULL,
                              role TEXT NOT NULL, standing TEXT NOT NULL, password TEXT NOT NULL,
                              created_at INTEGER NOT NULL) STRICT, WITHOUT ROWID
                            """,
                            "CREATE INDEX account_tenant ON account (tenant, user)",
                            """
                            CREATE TABLE sign_in (
                              id TEXT PRIMARY KEY,
                              user TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
                              expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID
                            """,
                            "CREATE INDEX sign_in_user ON sign_in (user)",
                            """
                            CREATE TABLE token (
                              hash TEXT PRIMARY KEY, kind TEXT NOT NULL,
                              sign_in TEXT NOT NULL REFERENCES sign_in ON DELETE CASCADE,
                              expires_at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0)
                              STRICT, WITHOUT ROWID
                            """,
                            "CREATE INDEX token_sign_in ON token (sign_in)",
                            """
                            CREATE TABLE signed_out (
                              hash TEXT PRIMARY KEY, expires_at INTEGER NOT NULL)
                              STRICT, WITHOUT ROWID
                            """,
                            """
                            CREATE TABLE invite (
                              id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE,
                              tenant TEXT NOT NULL, session TEXT NOT NULL, role TEXT NOT NULL,
                              uses INTEGER NOT NULL, uses_left INTEGER NOT NULL,
                              created_by TEXT NOT NULL, created_at INTEGER NOT NULL,
                              expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID
                            """,
                            "CREATE INDEX invite_session ON invite (session, created_at)",
                            """
                            CREATE TABLE errand (
                              id INTEGER PRIMARY KEY, user TEXT NOT NULL, tenant TEXT NOT NULL,
                              action TEXT NOT NULL) STRICT
                            """));

    /// What is done with the database, in one transaction.
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private final Path file;
    private final ExecutorService thread =
            new ThreadPoolExecutor(
                    0,
                    1,
                    10,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(WAITING),
                    Thread.ofPlatform().name("relay-identity").daemon().factory());

    /// Confined to the thread.
    private @Nullable Connection open;

    public IdentityDatabase(Path file) {
        this.file = file;
    }

    /// Does `work`; completes exceptionally when the database cannot.
    public <T> CompletionStage<T> run(Work<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> transaction(work), thread);
        } catch (RejectedExecutionException busy) {
            return CompletableFuture.failedFuture(busy);
        }
    }

    private <T> T transaction(Work<T> work) {
        try {
            Connection connection = connection();
            say(connection, "BEGIN IMMEDIATE");
            boolean done = false;
            try {
                T result = work.with(connection);
                say(connection, "COMMIT");
                done = true;
                return result;
            } finally {
                if (!done) {
                    say(connection, "ROLLBACK");
                }
            }
        } catch (SQLException failure) {
            throw new UncheckedIOException(
                    new IOException(file + ": " + failure.getMessage(), failure));
        }
    }

    private Connection connection() throws SQLException {
        Connection present = open;
        if (present == null) {
            protect();
            present = config().createConnection("jdbc:sqlite:" + file);
            try {
                migrate(present);
            } catch (SQLException | RuntimeException failure) {
                present.close();
                throw failure;
            }
            open = present;
        }
        return present;
    }

    /// The driver's own transactions begin anew as soon as one ends, and so would lock out the command line.
    private static void say(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }

    /// Password hashes are nobody else's business.
    private void protect() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.notExists(file)
                    && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                var _ =
                        Files.createFile(
                                file,
                                PosixFilePermissions.asFileAttribute(
                                        PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void migrate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var _ = statement.execute("BEGIN IMMEDIATE");
            int version = version(statement);
            if (version > STEPS.size()) {
                throw new SQLException(
                        "it was written by a newer version of Orrery (schema " + version + ")");
            }
            for (List<String> step : STEPS.subList(version, STEPS.size())) {
                for (String sql : step) {
                    var _ = statement.execute(sql);
                }
            }
            var _ = statement.execute("PRAGMA user_version = " + STEPS.size());
            var _ = statement.execute("COMMIT");
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    /// Lets go of the file when everything asked for is done.
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        try {
            thread.execute(this::closeConnection);
        } catch (RejectedExecutionException busy) {
            // What waits is done first all the same; the file is consistent without an orderly end.
        }
        thread.close();
    }

    private void closeConnection() {
        Connection present = open;
        open = null;
        if (present != null) {
            try {
                present.close();
            } catch (SQLException failure) {
                throw new UncheckedIOException(new IOException(failure));
            }
        }
    }
}
