package org.orrery.bench.swarm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// Lets the members of a section do something at their own steady pace, each at a moment of its own within the period. It
/// never waits for an answer, so that a slow server delays no later question. A thread of its own keeps the time.
final class Pacer {

    /// Finer than this a pace is not kept: at 50,000 poses a second each would wake two threads for itself.
    private static final long LEAST_SLEEP_NANOS = 500_000;

    /// Something that is due.
    interface Act {
        void due(Member member, long nanos);
    }

    private final Section section;
    private final List<Member> order;
    private final long[] offsets;
    private final long period;
    private final Act act;
    private final Thread thread;
    private volatile boolean running = true;

    Pacer(Section section, RandomGenerator random, double perSecondEach, Act act) {
        this.section = section;
        this.period = (long) (1e9 / perSecondEach);
        this.act = act;
        this.offsets = random.longs(section.members().size(), 0, period).sorted().toArray();
        List<Member> shuffled = new ArrayList<>(section.members());
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Member swapped = shuffled.get(i);
            shuffled.set(i, shuffled.get(other));
            shuffled.set(other, swapped);
        }
        this.order = shuffled;
        this.thread = Thread.ofPlatform().name("pacer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        running = false;
        thread.join();
    }

    private void run() {
        long start = System.nanoTime();
        long done = 0;
        while (running) {
            long first = done;
            long now = System.nanoTime();
            while (due(start, done) <= now) {
                done++;
            }
            if (done > first) {
                long last = done;
                section.loop().execute(() -> perform(start, first, last));
            }
            LockSupport.parkNanos(
                    Math.max(LEAST_SLEEP_NANOS, due(start, done) - System.nanoTime()));
        }
    }

    private long due(long start, long index) {
        int count = offsets.length;
        return start + index / count * period + offsets[(int) (index % count)];
    }

    private void perform(long start, long from, long to) {
        for (long index = from; index < to; index++) {
            Member member = order.get((int) (index % order.size()));
            act.due(member, due(start, index));
        }
    }
}
