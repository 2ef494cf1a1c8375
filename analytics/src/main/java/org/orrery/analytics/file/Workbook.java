package org.orrery.analytics.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.csv.ReadPlan;
import org.orrery.analytics.csv.ReadSettings;
import org.orrery.analytics.csv.Warnings;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Progress;

/// Reads an Excel workbook: the sheet that was chosen, else the first visible one that has a table. The first row with values names
/// the columns.
final class Workbook {

    private static final double CHECKED = 0.25;
    private static final int ROWS_BETWEEN_CHECKS = 500;

    private final Path file;
    private final ReadSettings settings;
    private final ReadPlan plan;

    Workbook(Path file, ReadSettings settings, ReadPlan plan) {
        this.file = file;
        this.settings = settings;
        this.plan = plan;
    }

    /// The names of the visible sheets; none of a workbook that cannot be read.
    List<String> sheets(Progress progress) {
        try {
            if (new Archive(file).check(progress) != null) {
                return List.of();
            }
            try (ReadableWorkbook book = open()) {
                return visible(book).stream().map(Sheet::getName).toList();
            }
        } catch (IOException e) {
            return List.of();
        } catch (RuntimeException e) {
            // The parser's way to tell of what does not fit; whoever reads the table is told.
            return List.of();
        }
    }

    private ReadableWorkbook open() throws IOException {
        return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
    }

    private static List<Sheet> visible(ReadableWorkbook book) {
        return book.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
    }

    /// @param sha256 of the bytes of the file
    ReadOutcome read(String name, String sha256, Progress progress) {
        try {
            Archive archive = new Archive(file);
            ReadOutcome refusal = archive.check(progress.part(0, CHECKED));
            if (refusal != null) {
                return refusal;
            }
            try (ReadableWorkbook book = open()) {
                return read(book, name, sha256, archive.rows(), progress.part(CHECKED, 1));
            }
        } catch (IOException e) {
            return ReadOutcome.Rejected.of("excel.damaged");
        } catch (RuntimeException e) {
            // The parser's way to tell of what does not fit: a missing part, a wrong number, an
            // index beyond the end.
            return ReadOutcome.Rejected.of("excel.damaged");
        }
    }

    private ReadOutcome read(
            ReadableWorkbook book, String name, String sha256, long rows, Progress progress)
            throws IOException {
        List<Sheet> visible = visible(book);
        boolean chosen = !plan.sheet().isEmpty();
        List<Sheet> wanted =
                visible.stream()
                        .filter(sheet -> !chosen || sheet.getName().equals(plan.sheet()))
                        .toList();
        if (wanted.isEmpty() && chosen) {
            return ReadOutcome.Rejected.of("excel.nosheet", plan.sheet());
        }
        for (Sheet sheet : wanted) {
            SheetTable table = new SheetTable(settings, plan, book.isDate1904());
            ReadOutcome refusal = fill(table, sheet, rows, progress);
            if (refusal != null) {
                return refusal;
            }
            if (table.rows() > 0) {
                Warnings warnings = new Warnings();
                if (visible.size() > 1 && !chosen) {
                    warnings.add("excel.warning.sheets", visible.size(), sheet.getName());
                }
                return new ReadOutcome.Loaded(
                        new DataSet(name, sha256, table.columns(warnings)), warnings.sentences());
            }
        }
        return chosen
                ? ReadOutcome.Rejected.of("excel.emptysheet", plan.sheet())
                : ReadOutcome.Rejected.of("excel.empty");
    }

    private static @Nullable ReadOutcome fill(
            SheetTable table, Sheet sheet, long expected, Progress progress) throws IOException {
        try (Stream<Row> stream = sheet.openStream()) {
            Iterator<Row> rows = stream.iterator();
            long seen = 0;
            while (rows.hasNext()) {
                Optional<ReadOutcome> refusal = table.add(rows.next());
                if (refusal.isPresent()) {
                    return refusal.get();
                }
                if (++seen % ROWS_BETWEEN_CHECKS == 0) {
                    progress.report(Math.min(1, (double) seen / Math.max(1, expected)));
                    if (progress.cancelled()) {
                        return new ReadOutcome.Cancelled();
                    }
                }
            }
            return null;
        }
    }
}
