package org.orrery.relay.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much the logs of sessions take and the disk has left, as last measured. Safe on any thread.
final class DiskFigures {

    private static final Logger LOG = LoggerFactory.getLogger(DiskFigures.class);

    private record Figures(long logBytes, long freeBytes) {}

    private final Path data;
    private final Executor blocking;
    private final AtomicBoolean measuring = new AtomicBoolean();

    /// Written by whoever measures, read by whoever answers.
    private volatile @Nullable Figures figures;

    DiskFigures(Path data, Executor blocking) {
        this.data = data;
        this.blocking = blocking;
    }

    @Nullable Long logBytes() {
        Figures last = figures;
        return last == null ? null : last.logBytes();
    }

    @Nullable Long freeBytes() {
        Figures last = figures;
        return last == null ? null : last.freeBytes();
    }

    /// Measures anew, unless that is being done.
    void measure() {
        if (measuring.compareAndSet(false, true)) {
            blocking.execute(() -> {
                try {
                    figures = new Figures(logs(), Files.getFileStore(data).getUsableSpace());
                } catch (IOException | UncheckedIOException failure) {
                    LOG.debug("the disk was not measured: {}", failure.getMessage());
                } finally {
                    measuring.set(false);
                }
            });
        }
    }

    private long logs() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("sessions"))) {
            return files.mapToLong(DiskFigures::size).sum();
        }
    }

    /// A file may go while one looks.
    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
