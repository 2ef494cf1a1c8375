package org.orrery.analytics.engine;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.csv.ReadPlan;
import org.orrery.analytics.csv.ReadSettings;
import org.orrery.analytics.csv.Warnings;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.job.Watch;

/// Reads a file of a format that the engine knows. The rows come in the order of the file, on every machine.
public final class EngineFile {

    private static final double SURVEYED = 0.35;
    private static final long MOST_CHARACTERS = 500_000_000;

    /// From so many rows on a dictionary is worth its making.
    private static final int MANY_ROWS = 20_000;

    private static final int LONGEST_WORD = 500;

    /// The engine counts distinct words within a few per cent.
    private static final int ABOUT_MOST_WORDS = Dictionary.MOST_WORDS * 5 / 4;

    private final Path file;
    private final Kind kind;
    private final ReadSettings settings;
    private final EngineLimits limits;
    private final ReadPlan plan;

    /// What the engine reads.
    public enum Kind {
        PARQUET("parquet"),
        JSON("json");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    /// @param plan what was decided about the columns
    public EngineFile(Path file, Kind kind, ReadSettings settings, ReadPlan plan) {
        this.plan = plan;
        this.file = file;
        this.kind = kind;
        this.settings = settings;
        this.limits = EngineLimits.READING;
    }

    /// Loads the engine's native code, which takes a moment the first time; whoever knows that a file is going to be read may do
    /// it before.
    public static void warmUp() {
        try {
            Engine.open(EngineLimits.READING).close();
        } catch (SQLException e) {
            // Whoever reads a file is told.
        }
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
        String from = numbered(source, columns.size());
        Survey survey = survey(engine, from, columns);
        Optional<ReadOutcome> refusal = refusal(survey, intake.width());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        int rows = Math.toIntExact(survey.rows);
        Map<Integer, Dictionary> dictionaries = dictionaries(engine, from, columns, survey);
        progress.report(SURVEYED);
        return intake.take(
                        engine,
                        new Intake.Source(source, rows, dictionaries),
                        rows,
                        progress.part(SURVEYED, 1))
                .flatMap(table -> plan.apply(table.columns(), warnings, progress))
                .<ReadOutcome>map(typed ->
                        new ReadOutcome.Loaded(
                                new DataSet(name, sha256, typed), warnings.sentences()))
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
    /// @param distinct about how many different words each column has, by its number
    private record Survey(long rows, long longest, long characters, Map<Integer, Long> distinct) {}

    /// Words are counted before they are fetched: a small file can hold a long word a million times.
    private static Survey survey(Engine engine, String from, List<ResultColumn> columns)
            throws SQLException {
        List<String> wanted = new ArrayList<>(List.of("count(*)"));
        List<Integer> words = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isWords()) {
                String word = columns.get(i).expression("c" + i);
                words.add(i);
                wanted.add("max(strlen(" + word + "))");
                wanted.add("sum(strlen(" + word + "))");
                wanted.add("approx_count_distinct(" + word + ")");
            }
        }
        long[] found = engine.numbers("SELECT " + String.join(", ", wanted) + " FROM " + from);
        long longest = 0;
        long characters = 0;
        Map<Integer, Long> distinct = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            longest = Math.max(longest, found[1 + 3 * i]);
            characters += found[2 + 3 * i];
            distinct.put(words.get(i), found[3 + 3 * i]);
        }
        return new Survey(found[0], longest, characters, distinct);
    }

    private static Map<Integer, Dictionary> dictionaries(
            Engine engine, String from, List<ResultColumn> columns, Survey survey)
            throws SQLException {
        Map<Integer, Dictionary> dictionaries = new HashMap<>();
        if (survey.longest > LONGEST_WORD || survey.rows < MANY_ROWS) {
            return dictionaries;
        }
        for (var column : survey.distinct.entrySet()) {
            if (column.getValue() <= ABOUT_MOST_WORDS) {
                int number = column.getKey();
                Dictionary.of(
                                engine,
                                "words" + number,
                                columns.get(number).expression("c" + number),
                                from)
                        .ifPresent(dictionary -> dictionaries.put(number, dictionary));
            }
        }
        return dictionaries;
    }

    /// The source with columns that are called by their numbers, because their names may not be distinct.
    private static String numbered(String source, int columns) {
        return source
                + " AS source("
                + IntStream.range(0, columns)
                        .mapToObj(i -> "c" + i)
                        .collect(Collectors.joining(", "))
                + ")";
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
