package org.orrery.analytics.engine;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.job.Watch;

/// A DuckDB of its own, in memory and locked down: at most one file of this computer can be reached, nothing of the network,
/// no extension is loaded, no setting can be changed, nothing is written beside the memory it may use.
///
/// One call at a time; not safe for use by several threads but for cancelling.
final class Engine implements AutoCloseable {

    private static final int MOST_THREADS = 4;

    private final DuckDBConnection connection;

    /// The newest statement, by which the watching thread stops what runs and asks how far it is.
    private volatile @Nullable DuckDBPreparedStatement newest;

    private Engine(DuckDBConnection connection) {
        this.connection = connection;
    }

    /// Opens an engine that reaches no file.
    static Engine open(EngineLimits limits) throws SQLException {
        return open(limits, Optional.empty());
    }

    /// Opens an engine that may read and write this one file.
    static Engine openFor(EngineLimits limits, Path file) throws SQLException {
        return open(limits, Optional.of(file));
    }

    private static Engine open(EngineLimits limits, Optional<Path> file) throws SQLException {
        DuckDBConnection connection =
                DriverManager.getConnection("jdbc:duckdb:", settings(limits))
                        .unwrap(DuckDBConnection.class);
        Engine engine = new Engine(connection);
        try {
            engine.run("SET enable_progress_bar = true");
            engine.run("SET enable_progress_bar_print = false");
            if (file.isPresent()) {
                String path = Sql.literal(file.get().toAbsolutePath().toString());
                engine.run("SET allowed_paths = [" + path + "]");
            }
            engine.run("SET enable_external_access = false");
            engine.run("SET lock_configuration = true");
            return engine;
        } catch (SQLException e) {
            engine.close();
            throw e;
        }
    }

    private static Properties settings(EngineLimits limits) {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        Properties settings = new Properties();
        settings.setProperty("threads", String.valueOf(threads));
        settings.setProperty("memory_limit", limits.memoryMegabytes() + "MB");
        settings.setProperty("temp_directory", "");
        settings.setProperty("preserve_insertion_order", "true");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("allow_community_extensions", "false");
        settings.setProperty("allow_unsigned_extensions", "false");
        settings.setProperty("allow_persistent_secrets", "false");
        return settings;
    }

    DuckDBConnection connection() {
        return connection;
    }

    /// Watches over the calls that are made until the watch is closed.
    Watch watch(Progress progress, EngineLimits limits) {
        return new Watch(progress, this::done, this::interrupt, limits.time());
    }

    /// A statement that can be stopped while it runs. Its results are complete when it returns, because fetching the rest of a
    /// stream could not be stopped.
    Statement statement() throws SQLException {
        Statement statement = connection.createStatement();
        newest = statement.unwrap(DuckDBPreparedStatement.class);
        return statement;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = statement()) {
            statement.execute(sql);
        }
    }

    /// The numbers of the single row that a query gives; 0 for NULL.
    long[] numbers(String sql) throws SQLException {
        try (Statement statement = statement();
                ResultSet row = statement.executeQuery(sql)) {
            long[] numbers = new long[row.getMetaData().getColumnCount()];
            if (row.next()) {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = row.getLong(i + 1);
                }
            }
            return numbers;
        }
    }

    /// Share of the running query that is done; negative when nobody knows.
    private double done() {
        try {
            DuckDBPreparedStatement running = newest;
            return running == null ? -1 : running.getQueryProgress().getPercentage() / 100;
        } catch (SQLException e) {
            return -1;
        }
    }

    private void interrupt() {
        try {
            DuckDBPreparedStatement running = newest;
            if (running != null) {
                running.cancel();
            }
        } catch (SQLException e) {
            // Closed meanwhile, so there is nothing left to stop.
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
