package org.orrery.analytics.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.orrery.analytics.csv.DataSetReader;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.csv.ReadPlan;
import org.orrery.analytics.csv.ReadSettings;
import org.orrery.analytics.engine.EngineFile;
import org.orrery.analytics.job.Progress;

/// The one door for data: delimited text, Parquet, JSON and Excel workbooks, told apart by their content.
///
/// Every way it can end is a [ReadOutcome]. Safe for use by several threads.
public final class DataFiles {

    private static final double STAGED = 0.1;

    private final ReadSettings settings;
    private final ReadPlan plan;

    public DataFiles() {
        this(ReadSettings.DEFAULT);
    }

    public DataFiles(ReadSettings settings) {
        this(settings, ReadPlan.NONE);
    }

    /// @param plan what was decided about columns and sheets
    public DataFiles(ReadSettings settings, ReadPlan plan) {
        this.settings = settings;
        this.plan = plan;
    }

    /// The visible sheets of a workbook, in its order; empty for every other file, and for one that cannot be read.
    public static List<String> sheets(Path file, Progress progress) {
        try {
            return FileFormat.of(file) == FileFormat.EXCEL
                    ? new Workbook(file, ReadSettings.DEFAULT, ReadPlan.NONE).sheets(progress)
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// Reads a file; the data set is named after it.
    public ReadOutcome read(Path file, Progress progress) {
        Path fileName = file.getFileName();
        String name = fileName == null ? file.toString() : fileName.toString();
        int dot = name.lastIndexOf('.');
        return read(dot > 0 ? name.substring(0, dot) : name, file, progress);
    }

    /// Reads a file under another name than its own.
    public ReadOutcome read(String name, Path file, Progress progress) {
        Path fileName = file.getFileName();
        String called = fileName == null ? file.toString() : fileName.toString();
        try {
            if (Files.isDirectory(file)) {
                return ReadOutcome.Rejected.of("csv.directory", called);
            }
            long size = Files.size(file);
            if (size > settings.maxBytes()) {
                return tooLarge(size);
            }
            FileFormat format = FileFormat.of(file);
            if (format == FileFormat.DELIMITED) {
                return new DataSetReader(settings, plan)
                        .read(name, Files.readAllBytes(file), progress);
            }
            try (InputStream in = Files.newInputStream(file)) {
                return staged(name, format, in, size, progress);
            }
        } catch (NoSuchFileException e) {
            return ReadOutcome.Rejected.of("csv.noFile", file.toString());
        } catch (AccessDeniedException e) {
            return ReadOutcome.Rejected.of("csv.denied", called);
        } catch (IOException e) {
            return ReadOutcome.Rejected.of("csv.io", called, String.valueOf(e.getMessage()));
        }
    }

    /// Reads bytes, which must not change meanwhile. Their SHA-256 becomes the data set's.
    public ReadOutcome read(String name, byte[] bytes, Progress progress) {
        if (bytes.length > settings.maxBytes()) {
            return tooLarge(bytes.length);
        }
        FileFormat format =
                FileFormat.of(Arrays.copyOf(bytes, Math.min(bytes.length, FileFormat.HEAD)));
        if (format == FileFormat.DELIMITED) {
            return new DataSetReader(settings, plan).read(name, bytes, progress);
        }
        try {
            return staged(name, format, new ByteArrayInputStream(bytes), bytes.length, progress);
        } catch (IOException e) {
            return ReadOutcome.Rejected.of("csv.io", name, String.valueOf(e.getMessage()));
        }
    }

    private ReadOutcome staged(
            String name, FileFormat format, InputStream in, long size, Progress progress)
            throws IOException {
        String refusal = format.refusal();
        if (refusal != null) {
            return ReadOutcome.Rejected.of(refusal);
        }
        Optional<Staged> copied = Staged.copy(in, size, progress.part(0, STAGED));
        if (copied.isEmpty()) {
            return new ReadOutcome.Cancelled();
        }
        try (Staged staged = copied.get()) {
            return read(name, format, staged, progress.part(STAGED, 1));
        }
    }

    private ReadOutcome read(String name, FileFormat format, Staged staged, Progress progress)
            throws IOException {
        return switch (format) {
            case PARQUET ->
                    ParquetTail.isWhole(staged.file())
                            ? engine(EngineFile.Kind.PARQUET, name, staged, progress)
                            : ReadOutcome.Rejected.of("parquet.cut");
            case JSON -> engine(EngineFile.Kind.JSON, name, staged, progress);
            case EXCEL ->
                    new Workbook(staged.file(), settings, plan)
                            .read(name, staged.sha256(), progress);
            case DELIMITED, OLD_OFFICE, ENCRYPTED_PARQUET, COMPRESSED, ARROW, PDF ->
                    throw new IllegalArgumentException("not a staged format: " + format);
        };
    }

    private ReadOutcome engine(
            EngineFile.Kind kind, String name, Staged staged, Progress progress) {
        return new EngineFile(staged.file(), kind, settings, plan)
                .read(name, staged.sha256(), progress);
    }

    private ReadOutcome tooLarge(long size) {
        return ReadOutcome.Rejected.of(
                "csv.bytes", size / 1_000_000, settings.maxBytes() / 1_000_000);
    }
}
