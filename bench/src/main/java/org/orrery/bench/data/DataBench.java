package org.orrery.bench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.engine.EngineFile;
import org.orrery.analytics.engine.QueryOutcome;
import org.orrery.analytics.engine.SqlTable;
import org.orrery.analytics.file.DataFiles;
import org.orrery.analytics.job.Progress;
import org.orrery.bench.report.Conditions;
import org.orrery.bench.report.Figure;
import org.orrery.bench.report.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// From a file to a table that can be drawn, and from a query to its answer.
@Command(
        name = "data",
        description =
                "Time to open a table of 8 columns as CSV and Parquet, and to ask about it in SQL.")
public final class DataBench implements Callable<Integer> {

    @Mixin private final Output output = new Output();

    @Option(
            names = "--rows",
            defaultValue = "1000000",
            description = "rows (default: ${DEFAULT-VALUE})")
    private int rows;

    @Option(
            names = "--runs",
            defaultValue = "5",
            description = "measured runs, after one that is told apart (default: ${DEFAULT-VALUE})")
    private int runs;

    @Override
    public Integer call() throws IOException {
        Conditions before = Conditions.before();
        Path folder = output.emptyFolder();
        long start = System.nanoTime();
        EngineFile.warmUp();
        double warmUp = millisSince(start);
        LargeTable table = LargeTable.of(rows);
        Path csv = table.writeCsv(folder.resolve("table.csv"));
        Path parquet = table.writeParquet(folder.resolve("table.parquet"));
        List<String> broken = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("engine, first start in a process", warmUp, "ms"));
        measure(parquet, "Parquet", 1000, figures, broken);
        measure(csv, "CSV", 3000, figures, broken);
        ask(parquet, figures, broken);
        String setting =
                String.format(
                        Locale.ROOT,
                        "%d rows, 8 columns; CSV %.0f MB, Parquet %.0f MB; median of %d after the first",
                        rows,
                        Files.size(csv) / 1e6,
                        Files.size(parquet) / 1e6,
                        runs);
        return output.publish(setting, before, figures, broken);
    }

    private void measure(
            Path file, String format, int goal, List<Figure> figures, List<String> broken) {
        List<Double> millis = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            long start = System.nanoTime();
            ReadOutcome outcome = new DataFiles().read(file, Progress.NONE);
            millis.add(millisSince(start));
            if (!(outcome instanceof ReadOutcome.Loaded loaded)
                    || loaded.dataSet().rowCount() != rows) {
                broken.add(format + " was not read as it was written");
            }
        }
        figures.add(new Figure(format + " to columns, first", millis.removeFirst(), "ms"));
        figures.add(new Figure(format + " to columns, median", median(millis), "ms").atMost(goal));
    }

    private void ask(Path file, List<Figure> figures, List<String> broken) {
        if (!(new DataFiles().read(file, Progress.NONE) instanceof ReadOutcome.Loaded loaded)) {
            return;
        }
        try (SqlTable table = new SqlTable(loaded.dataSet())) {
            figures.add(
                    new Figure(
                            "first query, loading included",
                            asked(table, "SELECT 1 AS n", broken),
                            "ms"));
            List<Double> groups = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                groups.add(
                        asked(
                                table,
                                "SELECT region, avg(x) AS mean FROM data GROUP BY region",
                                broken));
            }
            figures.add(new Figure("group and mean, median", median(groups), "ms"));
            figures.add(
                    new Figure("all rows as an answer", asked(table, "FROM data", broken), "ms"));
        }
    }

    private static double asked(SqlTable table, String query, List<String> broken) {
        long start = System.nanoTime();
        if (!(table.ask(query, Progress.NONE) instanceof QueryOutcome.Answered)) {
            broken.add("no answer: " + query);
        }
        return millisSince(start);
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
    }
}
