package org.orrery.bench.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/// What the disk itself needs to make a small write durable: no relay can be faster.
public record ForcedWrites(double p50Millis, double p99Millis) {

    private static final int BYTES = 100;
    private static final int WARM_UP = 50;
    private static final int WRITES = 300;

    /// Appends to a file in `folder` and forces each write, for a moment.
    public static ForcedWrites measure(Path folder) throws IOException {
        Histogram nanos = new Histogram(3);
        Path file = Files.createTempFile(folder, "fsync", ".probe");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            for (int i = 0; i < WARM_UP + WRITES; i++) {
                long start = System.nanoTime();
                ByteBuffer bytes = ByteBuffer.allocate(BYTES);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
                if (i >= WARM_UP) {
                    nanos.recordValue(System.nanoTime() - start);
                }
            }
        } finally {
            Files.delete(file);
        }
        return new ForcedWrites(
                nanos.getValueAtPercentile(50) / 1e6, nanos.getValueAtPercentile(99) / 1e6);
    }
}
