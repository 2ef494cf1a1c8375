package org.orrery.bench.log;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.IdSource;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Draft;
import org.orrery.relay.log.SessionLog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Writers to one session of a log, each of whom waits for one draft before the next.
final class Writers {

    private final SessionLog log;
    private final IdSource ids = IdSource.system();
    private final SessionId session = ids.nextSession();
    private final Histogram nanos = new ConcurrentHistogram(60_000_000_000L, 3);
    private final AtomicLong durable = new AtomicLong();
    private volatile boolean recording;
    private volatile boolean writing = true;

    Writers(SessionLog log) {
        this.log = log;
    }

    SessionId session() {
        return session;
    }

    /// Nanoseconds from append to durable, of the measured time.
    Histogram nanos() {
        return nanos;
    }

    /// Drafts that the log called durable, warm-up included.
    long durable() {
        return durable.get();
    }

    /// Writes for that long, half of it to warm up. Returns when every writer has ended.
    void run(int writers, long millis) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            Author author = new Author(new UserId("m" + i), ids.nextClient());
            threads.add(Thread.ofVirtual().name("writer-" + i).start(() -> write(author)));
        }
        TimeUnit.MILLISECONDS.sleep(millis / 2);
        recording = true;
        TimeUnit.MILLISECONDS.sleep(millis / 2);
        writing = false;
        for (Thread each : threads) {
            each.join();
        }
    }

    private void write(Author author) {
        for (long sequence = 1; writing; sequence++) {
            long start = System.nanoTime();
            Appended appended =
                    log.append(session, draft(author, sequence)).toCompletableFuture().join();
            if (appended instanceof Appended.Durable) {
                durable.incrementAndGet();
                if (recording) {
                    nanos.recordValue(System.nanoTime() - start);
                }
            }
        }
    }

    private Draft draft(Author author, long sequence) {
        ClientId client = author.client();
        Operation chat =
                new Operation.Create(
                        ids.nextEntity(),
                        Kinds.CHAT,
                        Map.of("body", Value.of("Message " + sequence + " of " + client)));
        return new Draft(author, sequence, new Batch("Chat", 0, List.of(chat)));
    }
}
