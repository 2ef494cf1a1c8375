package org.orrery.analytics.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.Sentences;
import org.orrery.analytics.csv.Warnings;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.job.Watch;

/// A data set that can be asked about in SQL, as the table `data`. It is loaded into an engine of its own with the first
/// question, and stays there until this is closed.
///
/// Only a single SELECT is asked: DuckDB's own parser says whether it is one, before anything is run. Safe for use by several
/// threads; one question at a time, the others wait.
public final class SqlTable implements AutoCloseable {

    private static final double LOADED = 0.5;
    private static final int EXPECTED_ROWS = 1000;

    private final DataSet data;
    private final QueryLimits limits;

    /// Guards `engine` and `closed`, and makes questions wait for each other.
    private final ReentrantLock turn = new ReentrantLock();

    private @Nullable Engine engine;
    private boolean closed;

    public SqlTable(DataSet data) {
        this(data, QueryLimits.DEFAULT);
    }

    public SqlTable(DataSet data, QueryLimits limits) {
        this.data = data;
        this.limits = limits;
    }

    /// What the columns are called in a query, without the quotes that [Sql#name] puts around them where needed.
    public List<String> columnNames() {
        return TableLoader.names(data);
    }

    /// Asks. Blocks as long as it takes.
    public QueryOutcome ask(String query, Progress progress) {
        if (query.isBlank()) {
            return QueryOutcome.Rejected.of("sql.empty");
        }
        if (query.length() > limits.maxCharacters()) {
            return QueryOutcome.Rejected.of("sql.tooLong", limits.maxCharacters());
        }
        turn.lock();
        try {
            if (closed) {
                return QueryOutcome.Rejected.of("sql.closed");
            }
            Optional<Engine> ready = ready(progress.part(0, LOADED));
            return ready.isEmpty()
                    ? new QueryOutcome.Cancelled()
                    : ask(ready.get(), query, progress.part(LOADED, 1));
        } catch (SQLException e) {
            return QueryOutcome.Rejected.of("sql.engine", EngineError.of(e).sentence());
        } finally {
            turn.unlock();
        }
    }

    private Optional<Engine> ready(Progress progress) throws SQLException {
        Engine present = engine;
        if (present != null) {
            return Optional.of(present);
        }
        Engine fresh = Engine.open(limits.engine());
        boolean loaded = false;
        try {
            loaded = new TableLoader(data).load(fresh, progress);
        } finally {
            if (!loaded) {
                fresh.close();
            }
        }
        engine = loaded ? fresh : null;
        return Optional.ofNullable(engine);
    }

    private QueryOutcome ask(Engine loaded, String query, Progress progress) {
        long start = System.nanoTime();
        try (Watch watch = loaded.watch(progress, limits.engine())) {
            try {
                Optional<QueryOutcome.Rejected> objection = objection(loaded, query);
                return objection.isPresent()
                        ? objection.get()
                        : answer(loaded, query, start, progress);
            } catch (SQLException e) {
                if (progress.cancelled()) {
                    return new QueryOutcome.Cancelled();
                }
                return watch.isLate()
                        ? QueryOutcome.Rejected.of("sql.late", limits.engine().time().toSeconds())
                        : explain(EngineError.of(e));
            }
        }
    }

    private QueryOutcome answer(Engine loaded, String query, long start, Progress progress)
            throws SQLException {
        List<ResultColumn> columns = ResultColumn.of(loaded, query);
        if (columns.size() > limits.maxColumns()) {
            return QueryOutcome.Rejected.of("sql.columns", columns.size(), limits.maxColumns());
        }
        Warnings warnings = new Warnings();
        Intake intake = new Intake(columns, warnings);
        if (intake.width() == 0) {
            return QueryOutcome.Rejected.of("sql.noColumns");
        }
        Optional<Intake.Table> taken =
                intake.take(
                        loaded,
                        new Intake.Source(
                                "query(" + Sql.literal(query) + ")", EXPECTED_ROWS, Map.of()),
                        limits.maxRows(),
                        progress);
        if (taken.isEmpty()) {
            return new QueryOutcome.Cancelled();
        }
        Intake.Table table = taken.get();
        List<String> notes = new ArrayList<>(warnings.sentences());
        if (table.cut()) {
            notes.add(Sentences.of("sql.note.cut", limits.maxRows()));
        } else if (table.rows() == 0) {
            notes.add(Sentences.of("sql.note.none"));
        }
        DataSet result =
                new DataSet(Sentences.of("sql.result", data.name()), hash(query), table.columns());
        return new QueryOutcome.Answered(
                result, notes, Duration.ofNanos(System.nanoTime() - start));
    }

    /// Why this is not one SELECT.
    private Optional<QueryOutcome.Rejected> objection(Engine loaded, String query)
            throws SQLException {
        String check =
                "SELECT j->>'error', j->>'error_type', j->>'error_message', j->>'position',"
                        + " json_array_length(j->'statements')"
                        + " FROM (SELECT CAST(json_serialize_sql("
                        + Sql.literal(query)
                        + ") AS JSON) AS j)";
        try (Statement statement = loaded.statement();
                ResultSet row = statement.executeQuery(check)) {
            if (!row.next()) {
                return Optional.of(QueryOutcome.Rejected.of("sql.onlySelect"));
            }
            if ("true".equals(row.getString(1))) {
                return Optional.of(
                        syntaxError(query, row.getString(2), row.getString(3), row.getString(4)));
            }
            int statements = row.getInt(5);
            return statements == 1
                    ? Optional.empty()
                    : Optional.of(
                            statements == 0
                                    ? QueryOutcome.Rejected.of("sql.empty")
                                    : QueryOutcome.Rejected.of("sql.oneOnly", statements));
        }
    }

    private static QueryOutcome.Rejected syntaxError(
            String query,
            @Nullable String type,
            @Nullable String message,
            @Nullable String position) {
        if (!"parser".equals(type)) {
            return QueryOutcome.Rejected.of("sql.onlySelect");
        }
        QueryOutcome.Rejected wrong =
                QueryOutcome.Rejected.of(
                        "sql.syntax", EngineError.of(String.valueOf(message)).sentence());
        if (position == null || !position.matches("\\d{1,9}")) {
            return wrong;
        }
        // Counted in bytes of UTF-8 by the parser.
        byte[] bytes = query.getBytes(StandardCharsets.UTF_8);
        int at = Math.min(Integer.parseInt(position), bytes.length);
        String before = new String(bytes, 0, at, StandardCharsets.UTF_8);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return wrong.at(line, before.length() - before.lastIndexOf('\n'));
    }

    private static QueryOutcome.Rejected explain(EngineError error) {
        if (error.isMemory()) {
            return QueryOutcome.Rejected.of("sql.memory");
        }
        if (error.isForbidden()) {
            return QueryOutcome.Rejected.of("sql.closedDoor");
        }
        String hint = error.hint().isEmpty() ? "" : " " + Sentences.of("sql.hint", error.hint());
        return QueryOutcome.Rejected.of("sql.wrong", error.sentence() + hint)
                .at(error.line(), error.column());
    }

    private String hash(String query) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((data.sha256() + '\n' + query).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Lets the engine and its memory go, after the question that is being answered.
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            Engine present = engine;
            engine = null;
            if (present != null) {
                present.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an engine in memory always closes", e);
        } finally {
            turn.unlock();
        }
    }
}
