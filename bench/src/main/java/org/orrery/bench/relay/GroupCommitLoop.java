package org.orrery.bench.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// The least that a durable log can be: writers who hand over bytes and wait, and one thread that writes all that is there,
/// forces the file and lets them go. Nothing on this disk makes changes durable faster.
record GroupCommitLoop(double perSecond, double p50Millis, double p99Millis) {

    private static final int BYTES = 200;

    private record Draft(long startNanos, SynchronousQueue<Boolean> done) {}

    static GroupCommitLoop run(Path folder, int writers, double seconds)
            throws IOException, InterruptedException {
        LinkedBlockingQueue<Draft> inbox = new LinkedBlockingQueue<>();
        Histogram nanos = new ConcurrentHistogram(60_000_000_000L, 3);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            threads.add(Thread.ofVirtual().start(() -> write(inbox)));
        }
        long end = System.nanoTime() + (long) (seconds * 1e9);
        try (FileChannel file =
                FileChannel.open(
                        folder.resolve("group-commit"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND)) {
            List<Draft> group = new ArrayList<>();
            while (System.nanoTime() < end) {
                group.clear();
                group.add(inbox.take());
                inbox.drainTo(group);
                ByteBuffer bytes = ByteBuffer.allocate(BYTES * group.size());
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(false);
                for (Draft each : group) {
                    nanos.recordValue(System.nanoTime() - each.startNanos());
                    each.done().put(true);
                }
            }
        }
        threads.forEach(Thread::interrupt);
        return new GroupCommitLoop(
                nanos.getTotalCount() / seconds,
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6);
    }

    private static void write(LinkedBlockingQueue<Draft> inbox) {
        SynchronousQueue<Boolean> done = new SynchronousQueue<>();
        try {
            while (true) {
                inbox.add(new Draft(System.nanoTime(), done));
                var _ = done.take();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
