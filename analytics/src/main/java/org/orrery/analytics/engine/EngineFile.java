package org.orrery.analytics.engine;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.csv.ReadSettings;
import org.orrery.analytics.csv.Warnings;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.job.Watch;

/// Reads a file of a format that the engine knows. The rows come in the order of the file, on every machine.
public final class EngineFile {

    private static final double SURVEYED = 0.35;
    private static final long MOST_CHARACTERS = 500_000_000;

    private final Path file;
    private final Kind kind;
    private final ReadSettings settings;
    private final EngineLimits limits;

    /// What the engine reads.
    public enum Kind {
        PARQUET("parquet"),
        JSON("json");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    public EngineFile(Path file, Kind kind, ReadSettings settings) {
        this.file = file;
        this.kind = kind;
        this.settings = settings;
        this.limits = EngineLimits.READING;
    }

    /// Reads the whole file.
    ///
    /// @param sha256 of the bytes of the file
    public ReadOutcome read(String name, String sha256, Progress progress) {
        try (Engine engine = Engine.openFor(limits, file);
                Watch watch = engine.watch(progress, limits)) {
            try {
                return read(engine, name, sha256, progress);
            } catch (SQLException e) {
                return explain(e, progress, watch);
            }
        } catch (SQLException e) {
            return ReadOutcome.Rejected.of("engine.closed", EngineError.of(e).sentence());
        }
    }

    private ReadOutcome read(Engine engine, String name, String sha256, Progress progress)
            throws SQLException {
        String source = source(engine);
        List<ResultColumn> columns = ResultColumn.of(engine, "SELECT * FROM " + source);
        if (columns.size() > settings.maxColumns()) {
            return ReadOutcome.Rejected.of("csv.columns", columns.size(), settings.maxColumns());
        }
        Warnings warnings = new Warnings();
        Intake intake = new Intake(columns, warnings);
        if (intake.width() == 0) {
            return ReadOutcome.Rejected.of(kind.key + ".nested");
        }
        Survey survey = survey(engine, source, columns);
        Optional<ReadOutcome> refusal = refusal(survey, intake.width());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        int rows = Math.toIntExact(survey.rows);
        progress.report(SURVEYED);
        return intake.take(engine, source, rows, rows, progress.part(SURVEYED, 1))
                .<ReadOutcome>map(table ->
                        new ReadOutcome.Loaded(
                                new DataSet(name, sha256, table.columns()), warnings.sentences()))
                .orElseGet(ReadOutcome.Cancelled::new);
    }

    /// JSON is read once, into a table, because it has to be parsed as a whole each time.
    private String source(Engine engine) throws SQLException {
        String path = Sql.literal(file.toAbsolutePath().toString());
        if (kind == Kind.PARQUET) {
            return "read_parquet(" + path + ")";
        }
        engine.run(
                "CREATE TABLE loaded AS SELECT * FROM read_json("
                        + path
                        + ", format = 'auto', records = true, compression = 'none',"
                        + " sample_size = -1, map_inference_threshold = -1,"
                        + " maximum_object_size = "
                        + settings.maxBytes()
                        + ")");
        return "loaded";
    }

    /// @param longest characters in one value
    /// @param characters in all values
    private record Survey(long rows, long longest, long characters) {}

    /// Words are counted before they are fetched: a small file can hold a long word a million times.
    private static Survey survey(Engine engine, String source, List<ResultColumn> columns)
            throws SQLException {
        List<String> longest = new ArrayList<>();
        List<String> sums = new ArrayList<>();
        List<String> aliases = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            aliases.add("c" + i);
            ResultColumn.Reading reading = columns.get(i).reading();
            if (reading == ResultColumn.Reading.WORD || reading == ResultColumn.Reading.JSON) {
                String words = columns.get(i).expression("c" + i);
                longest.add("coalesce(max(strlen(" + words + ")), 0)");
                sums.add("coalesce(sum(strlen(" + words + ")), 0)");
            }
        }
        long[] found =
                engine.numbers(
                        "SELECT count(*), "
                                + (longest.isEmpty()
                                        ? "0, 0"
                                        : "greatest("
                                                + String.join(", ", longest)
                                                + "), "
                                                + String.join(" + ", sums))
                                + " FROM "
                                + source
                                + " AS source("
                                + String.join(", ", aliases)
                                + ")");
        return new Survey(found[0], found[1], found[2]);
    }

    private Optional<ReadOutcome> refusal(Survey survey, int width) {
        if (survey.rows == 0) {
            return Optional.of(ReadOutcome.Rejected.of("engine.noRows"));
        }
        if (survey.rows > settings.maxRows()) {
            return Optional.of(ReadOutcome.Rejected.of("csv.rows", settings.maxRows()));
        }
        if (survey.rows * width > settings.maxCells()) {
            return Optional.of(
                    ReadOutcome.Rejected.of(
                            "engine.cells", settings.maxCells(), survey.rows, width));
        }
        if (survey.longest > settings.maxFieldLength()) {
            return Optional.of(
                    ReadOutcome.Rejected.of("engine.longValue", settings.maxFieldLength()));
        }
        return survey.characters > MOST_CHARACTERS
                ? Optional.of(ReadOutcome.Rejected.of("engine.text", MOST_CHARACTERS / 1_000_000))
                : Optional.empty();
    }

    private ReadOutcome explain(SQLException failure, Progress progress, Watch watch) {
        if (progress.cancelled()) {
            return new ReadOutcome.Cancelled();
        }
        if (watch.isLate()) {
            return ReadOutcome.Rejected.of("engine.late", limits.time().toMinutes());
        }
        EngineError error = EngineError.of(failure);
        return error.isMemory()
                ? ReadOutcome.Rejected.of("engine.memory")
                : ReadOutcome.Rejected.of(kind.key + ".damaged", error.sentence());
    }
}
