package org.orrery.bench.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// The least that a group commit can be: what waits is appended to one file and forced together, with no codec, no chain and
/// no seal. No log on this disk is faster.
final class BareLoop {

    private static final int RECORD_BYTES = 400;

    private final LinkedBlockingQueue<CompletableFuture<Void>> waiting =
            new LinkedBlockingQueue<>();
    private final Histogram nanos = new ConcurrentHistogram(60_000_000_000L, 3);
    private volatile boolean recording;
    private volatile boolean writing = true;

    Histogram nanos() {
        return nanos;
    }

    /// Runs for that long, half of it to warm up.
    void run(Path file, int writers, long millis) throws InterruptedException {
        Thread loop = Thread.ofPlatform().name("bare-loop").start(() -> loop(file));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            threads.add(Thread.ofVirtual().start(this::write));
        }
        TimeUnit.MILLISECONDS.sleep(millis / 2);
        recording = true;
        TimeUnit.MILLISECONDS.sleep(millis / 2);
        writing = false;
        for (Thread each : threads) {
            each.join();
        }
        waiting.add(CompletableFuture.completedFuture(null));
        loop.join();
    }

    private void write() {
        while (writing) {
            long start = System.nanoTime();
            CompletableFuture<Void> done = new CompletableFuture<>();
            waiting.add(done);
            done.join();
            if (recording && writing) {
                nanos.recordValue(System.nanoTime() - start);
            }
        }
    }

    private void loop(Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                List<CompletableFuture<Void>> group = new ArrayList<>();
                group.add(waiting.take());
                waiting.drainTo(group);
                if (group.getFirst().isDone()) {
                    return;
                }
                ByteBuffer bytes = ByteBuffer.allocate(group.size() * RECORD_BYTES);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
                group.forEach(each -> each.complete(null));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
