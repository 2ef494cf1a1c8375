package org.orrery.analytics.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.job.Watch;

/// Writes a data set as a Parquet file, with types, so that others read the same table.
public final class ParquetWriter {

    private static final double LOADED = 0.7;

    private ParquetWriter() {}

    /// Writes the file anew.
    ///
    /// @return false if it was cancelled, which leaves no file that is worth anything
    /// @throws IOException if it cannot be written
    public static boolean write(DataSet data, Path file, Progress progress) throws IOException {
        EngineLimits limits = EngineLimits.READING;
        try (Engine engine = Engine.openFor(limits, file)) {
            if (!new TableLoader(data).load(engine, progress.part(0, LOADED))) {
                return false;
            }
            try (Watch _ = engine.watch(progress.part(LOADED, 1), limits)) {
                engine.run(
                        "COPY "
                                + TableLoader.TABLE
                                + " TO "
                                + Sql.literal(file.toAbsolutePath().toString())
                                + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)");
            }
            return !progress.cancelled();
        } catch (SQLException e) {
            if (progress.cancelled()) {
                return false;
            }
            throw new IOException(EngineError.of(e).sentence(), e);
        }
    }
}
