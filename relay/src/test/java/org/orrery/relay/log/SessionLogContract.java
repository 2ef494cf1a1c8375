package org.orrery.relay.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;

/// What every session log promises.
public abstract class SessionLogContract {

    protected static final SessionId SESSION = Drafts.session(1);
    private static final long LIMIT_SECONDS = 60;

    /// Runs backwards now and then.
    protected final AtomicLong millis = new AtomicLong(1_000);

    protected final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());

    protected SessionLog log = new MemorySessionLog(clock);

    protected abstract SessionLog open() throws IOException;

    @BeforeEach
    void openLog() throws IOException {
        log = open();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    @Tag("LG2")
    void entriesAreNumberedFromOneInTheOrderOfTheAppends() {
        Witness witness = follow(SESSION, 0);
        List<CompletionStage<Appended>> results = new ArrayList<>();
        for (int n = 1; n <= 100; n++) {
            results.add(log.append(SESSION, Drafts.draft(1, n)));
        }
        for (int n = 1; n <= 100; n++) {
            assertThat(await(results.get(n - 1))).isEqualTo(new Appended.Durable(n));
        }
        List<Entry> entries = witness.first(100);
        for (int n = 1; n <= 100; n++) {
            assertThat(entries.get(n - 1).sequence()).isEqualTo(n);
            assertThat(Drafts.of(entries.get(n - 1))).isEqualTo(Drafts.draft(1, n));
        }
    }

    @Test
    void sessionsAreNumberedApart() {
        append(Drafts.session(1), 1);
        append(Drafts.session(2), 1);
        assertThat(append(Drafts.session(1), 2)).isEqualTo(new Appended.Durable(2));
        assertThat(await(log.lastSequence(Drafts.session(2)))).isEqualTo(1);
        assertThat(await(log.lastSequence(Drafts.session(3)))).isZero();
    }

    @Test
    @Tag("LG3")
    void aFollowerIsToldWhatItMissedAndThenWhatIsNew() {
        for (int n = 1; n <= 5; n++) {
            append(SESSION, n);
        }
        Witness witness = follow(SESSION, 3);
        assertThat(witness.sequences()).containsExactly(4L, 5L);
        append(SESSION, 6);
        assertThat(witness.first(3)).extracting(Entry::sequence).containsExactly(4L, 5L, 6L);
    }

    @Test
    @Tag("LG3")
    void whatIsReadBackIsWhatWasTold() {
        Witness live = follow(SESSION, 0);
        for (int n = 1; n <= 20; n++) {
            append(SESSION, n);
        }
        assertThat(follow(SESSION, 0).first(20)).isEqualTo(live.first(20));
    }

    @Test
    void aFollowerThatStoppedIsToldNoMore() {
        Witness stopped = follow(SESSION, 0);
        Witness other = follow(SESSION, 0);
        append(SESSION, 1);
        stopped.first(1);
        stopped.stop();
        append(SESSION, 2);
        other.first(2);
        assertThat(stopped.sequences()).containsExactly(1L);
    }

    @Test
    @Tag("LG3")
    void everyFollowerSeesEachEntryOnceAndInOrderWhileManyAppend() throws Exception {
        int writers = 4;
        int each = 250;
        int total = writers * each;
        CyclicBarrier start = new CyclicBarrier(writers + 1);
        List<Witness> witnesses = new ArrayList<>();
        witnesses.add(follow(SESSION, 0));
        for (int w = 1; w <= writers; w++) {
            int client = w;
            Thread.ofVirtual().start(() -> appendAll(start, client, each));
        }
        start.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        for (int i = 1; i <= 10; i++) {
            witnesses.getFirst().first(i * total / 12);
            witnesses.add(follow(SESSION, i % 2 == 0 ? 0 : i * 10L));
        }
        List<Entry> all = witnesses.getFirst().first(total);
        assertThat(all)
                .extracting(Entry::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, total).boxed().toList());
        for (int i = 1; i <= 10; i++) {
            int from = i % 2 == 0 ? 0 : i * 10;
            assertThat(witnesses.get(i).first(total - from))
                    .isEqualTo(all.subList(from, all.size()));
        }
        for (int w = 1; w <= writers; w++) {
            String user = "ada" + w;
            assertThat(all.stream().filter(e -> e.author().user().value().equals(user)))
                    .extracting(Entry::clientSequence)
                    .isSorted()
                    .hasSize(each);
        }
    }

    private void appendAll(CyclicBarrier start, int client, int count) {
        try {
            start.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
        for (int n = 1; n <= count; n++) {
            CompletionStage<Appended> result = log.append(SESSION, Drafts.draft(client, n));
            if (n % 10 == 0) {
                await(result);
            }
        }
    }

    @Test
    void aSessionGoesOnAfterItWasReleased() {
        append(SESSION, 1);
        log.release(SESSION);
        assertThat(append(SESSION, 2)).isEqualTo(new Appended.Durable(2));
        assertThat(follow(SESSION, 0).first(2)).hasSize(2);
        log.release(Drafts.session(9));
    }

    @Test
    @Tag("LG11")
    void aClosedLogHasSettledEverythingAndRejectsTheRest() {
        List<CompletionStage<Appended>> results = new ArrayList<>();
        for (int n = 1; n <= 50; n++) {
            results.add(log.append(SESSION, Drafts.draft(1, n)));
        }
        assertThat(log.isWritable()).isTrue();
        log.close();
        for (int n = 1; n <= 50; n++) {
            assertThat(results.get(n - 1).toCompletableFuture())
                    .isCompletedWithValue(new Appended.Durable(n));
        }
        assertThat(log.isWritable()).isFalse();
        assertThat(log.append(SESSION, Drafts.draft(1, 51)).toCompletableFuture())
                .isCompletedWithValue(new Appended.Rejected(Appended.Reason.READ_ONLY));
    }

    protected final Appended append(SessionId session, long clientSequence) {
        return await(log.append(session, Drafts.draft(1, clientSequence)));
    }

    protected final Witness follow(SessionId session, long after) {
        Witness witness = new Witness();
        witness.following = await(log.follow(session, after, witness::told));
        return witness;
    }

    protected static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /// A follower that remembers.
    protected static final class Witness {
        private final List<Entry> told = new ArrayList<>();
        private CountDownLatch awaited = new CountDownLatch(0);
        private SessionLog.Following following = () -> {};

        private synchronized void told(List<Entry> entries) {
            told.addAll(entries);
            entries.forEach(_ -> awaited.countDown());
        }

        /// Waits until it has been told that many.
        public List<Entry> first(int count) {
            CountDownLatch latch;
            synchronized (this) {
                awaited = new CountDownLatch(Math.max(0, count - told.size()));
                latch = awaited;
            }
            try {
                assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
            synchronized (this) {
                return List.copyOf(told.subList(0, count));
            }
        }

        public synchronized List<Long> sequences() {
            return told.stream().map(Entry::sequence).toList();
        }

        public void stop() {
            following.stop();
        }
    }
}
