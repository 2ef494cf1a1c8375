package org.orrery.analytics.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Progress;

/// Files as other programs write them, and reading them.
final class Samples {

    private Samples() {}

    /// What a DuckDB of its own writes for a query, as a file of some format.
    static byte[] written(Path folder, String query, String format) {
        Path file = folder.resolve("written");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT " + format + ")");
            return Files.readAllBytes(file);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] parquet(Path folder, String query) {
        return written(folder, query, "parquet");
    }

    static byte[] workbook(Consumer<Worksheet> fill) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            fill.accept(workbook.newWorksheet("Sheet 1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static ReadOutcome read(byte[] bytes) {
        return new DataFiles().read("test", bytes, Progress.NONE);
    }

    static ReadOutcome.Loaded loaded(byte[] bytes) {
        ReadOutcome outcome = read(bytes);
        assertThat(outcome).isInstanceOf(ReadOutcome.Loaded.class);
        return (ReadOutcome.Loaded) outcome;
    }

    static ReadOutcome.Rejected rejected(byte[] bytes) {
        ReadOutcome outcome = read(bytes);
        assertThat(outcome).isInstanceOf(ReadOutcome.Rejected.class);
        ReadOutcome.Rejected rejected = (ReadOutcome.Rejected) outcome;
        assertThat(rejected.reason()).endsWith(".").doesNotContain("/tmp", "Exception", "orrery-");
        assertThat(rejected.nextStep()).endsWith(".");
        return rejected;
    }

    static Column column(DataSet data, String name) {
        return data.column(name).orElseThrow();
    }
}
