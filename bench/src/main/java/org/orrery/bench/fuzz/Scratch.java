package org.orrery.bench.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A temporary folder, on the machine's memory where that can be.
final class Scratch implements AutoCloseable {

    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path folder;

    Scratch() throws IOException {
        folder =
                Files.isWritable(MEMORY)
                        ? Files.createTempDirectory(MEMORY, "orrery-fuzz")
                        : Files.createTempDirectory("orrery-fuzz");
    }

    Path folder() {
        return folder;
    }

    /// Leaves only the folder itself.
    void empty() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(folder)) {
                    Files.delete(each);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        empty();
        Files.delete(folder);
    }
}
