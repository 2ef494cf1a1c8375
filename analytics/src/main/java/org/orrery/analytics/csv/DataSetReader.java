package org.orrery.analytics.csv;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Progress;

/// Reads delimited text (comma, semicolon or tab; UTF-8; the first record names the columns) into a [DataSet].
///
/// The delimiter and the type of every column are found from the file itself; in a file with semicolons `1,5` is a number. Empty
/// lines are skipped. Every way it can end is a [ReadOutcome]. Safe for use by several threads.
public final class DataSetReader {

    private static final double CHECKED = 0.1;
    private static final double SURVEYED = 0.55;

    private final ReadSettings settings;
    private final ReadPlan plan;

    public DataSetReader() {
        this(ReadSettings.DEFAULT);
    }

    public DataSetReader(ReadSettings settings) {
        this(settings, ReadPlan.NONE);
    }

    /// @param plan what was decided about the columns; the others are read as what they look like
    public DataSetReader(ReadSettings settings, ReadPlan plan) {
        this.settings = settings;
        this.plan = plan;
    }

    /// Reads a file; the data set is named after it.
    public ReadOutcome read(Path file, Progress progress) {
        Path fileName = file.getFileName();
        String name = fileName == null ? file.toString() : fileName.toString();
        try {
            if (Files.isDirectory(file)) {
                return ReadOutcome.Rejected.of("csv.directory", name);
            }
            long size = Files.size(file);
            return size > settings.maxBytes()
                    ? tooLarge(size)
                    : read(withoutExtension(name), Files.readAllBytes(file), progress);
        } catch (NoSuchFileException e) {
            return ReadOutcome.Rejected.of("csv.noFile", file.toString());
        } catch (AccessDeniedException e) {
            return ReadOutcome.Rejected.of("csv.denied", name);
        } catch (IOException e) {
            return ReadOutcome.Rejected.of("csv.io", name, String.valueOf(e.getMessage()));
        }
    }

    /// Reads bytes, which must not change meanwhile. Their SHA-256 becomes the data set's.
    public ReadOutcome read(String name, byte[] bytes, Progress progress) {
        if (bytes.length > settings.maxBytes()) {
            return tooLarge(bytes.length);
        }
        ByteCheck check = new ByteCheck(bytes);
        ReadOutcome refusal = check.check(progress.part(0, CHECKED));
        if (refusal != null) {
            return refusal;
        }
        int start = check.textStart();
        char delimiter = DelimiterDetector.detect(bytes, start, settings.maxFieldLength());
        Records records = new Records(bytes, start, delimiter, settings.maxFieldLength());
        TableSurvey survey = new TableSurvey(settings);
        refusal = records.walk(survey, progress.part(CHECKED, SURVEYED));
        if (refusal != null) {
            return refusal;
        }
        if (survey.header().isEmpty()) {
            return ReadOutcome.Rejected.of("csv.empty");
        }
        if (survey.rows() == 0) {
            return ReadOutcome.Rejected.of("csv.headerOnly");
        }
        Warnings warnings = new Warnings();
        List<ColumnName> names = HeaderNames.repair(survey.header(), warnings);
        survey.warn(warnings);
        List<ColumnBuilder> builders = builders(names, survey, delimiter, warnings);
        refusal = records.walk(new Store(builders), progress.part(SURVEYED, 1));
        if (refusal != null) {
            return refusal;
        }
        warnings.addColumns("csv.warning.overflow", overflowed(builders, names));
        for (ColumnBuilder builder : builders) {
            if (builder instanceof TypedCells typed) {
                typed.warn(warnings);
            }
        }
        plan.warnOfUnknown(names, warnings);
        List<Column> columns = builders.stream().map(ColumnBuilder::finish).toList();
        DataSet dataSet = new DataSet(name, ByteCheck.sha256(bytes), columns);
        progress.report(1);
        return new ReadOutcome.Loaded(dataSet, warnings.sentences());
    }

    private ReadOutcome tooLarge(long size) {
        return ReadOutcome.Rejected.of(
                "csv.bytes", size / 1_000_000, settings.maxBytes() / 1_000_000);
    }

    private List<ColumnBuilder> builders(
            List<ColumnName> names, TableSurvey survey, char delimiter, Warnings warnings) {
        List<ColumnBuilder> builders = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        List<String> ambiguous = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ColumnName name = names.get(i);
            Optional<ColumnType> decided = plan.typeOf(name);
            if (decided.isPresent()) {
                builders.add(TypedCells.of(name, survey.rows(), decided.get()));
                continue;
            }
            ColumnGuess guess = survey.guess(i);
            char decimalMark = guess.decimalMark(delimiter);
            if (decimalMark != 0) {
                builders.add(new ColumnBuilder.Numbers(name, survey.rows(), decimalMark));
            } else if (guess.isTimes()) {
                builders.add(new ColumnBuilder.Times(name, survey.rows(), guess.datesOnly()));
            } else {
                builders.add(new Labels(name, survey.rows()));
            }
            String intruder = guess.intruder();
            if (guess.isEmpty()) {
                empty.add(name.full());
            } else if (guess.isAmbiguous(delimiter)) {
                ambiguous.add(name.full());
            } else if (guess.hasMissingWords() && (decimalMark != 0 || guess.isTimes())) {
                words.add(name.full());
            } else if (intruder != null) {
                warnings.add("csv.warning.intruder", name.full(), guess.intruderLine(), intruder);
            }
        }
        warnings.addColumns("csv.warning.empty", empty);
        warnings.addColumns("csv.warning.ambiguous", ambiguous);
        warnings.addColumns("csv.warning.words", words);
        return builders;
    }

    private static List<String> overflowed(List<ColumnBuilder> builders, List<ColumnName> names) {
        List<String> overflowed = new ArrayList<>();
        for (int i = 0; i < builders.size(); i++) {
            if (builders.get(i).overflowed()) {
                overflowed.add(names.get(i).full());
            }
        }
        return overflowed;
    }

    private static String withoutExtension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    /// The second walk: every field into its column.
    private static final class Store implements Records.Sink {

        private final List<ColumnBuilder> builders;
        private int row = -1;

        Store(List<ColumnBuilder> builders) {
            this.builders = builders;
        }

        @Override
        public void field(long line, int column, char[] buffer, int offset, int length) {
            if (row >= 0 && column < builders.size()) {
                builders.get(column).put(row, buffer, offset, length);
            }
        }

        @Override
        public @Nullable ReadOutcome endOfRecord(int fieldCount, long line) {
            row++;
            return null;
        }
    }
}
