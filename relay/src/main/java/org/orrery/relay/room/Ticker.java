package org.orrery.relay.room;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/// Calls the presence of a room about 30 times a second while there is something to tell. When the thread is late again and
/// again, the interval is stretched to 66 and then 100 ms, and shortened again when it is on time for a while, which is longer
/// each time that the shorter interval was too much. Missed ticks
/// are dropped, never caught up. Confined to the room's thread.
final class Ticker {

    private static final int[] INTERVALS = {33, 66, 100};
    private static final int LATE_BEFORE_STRETCHING = 3;
    private static final int LEAST_PATIENCE = 30;
    private static final int MOST_PATIENCE = 480;

    private final RoomThread thread;
    private final Haste haste;
    private final BooleanSupplier flush;
    private final IntConsumer stretched;
    private int level;
    private int onTime;
    private int late;
    private int patience = LEAST_PATIENCE;
    private boolean tried;
    private boolean running;
    private boolean stopped;
    private long dueNanos;
    private long flushedNanos;

    /// Makes a ticker at rest.
    ///
    /// @param flush sends what there is; whether there will be more to tell
    /// @param stretched is told a new interval in milliseconds
    Ticker(RoomThread thread, BooleanSupplier flush, IntConsumer stretched) {
        this.thread = thread;
        this.haste = thread.haste();
        this.flush = flush;
        this.stretched = stretched;
        this.flushedNanos = thread.nanos() - nanos(INTERVALS[0]);
    }

    int intervalMillis() {
        return INTERVALS[level];
    }

    /// There is something to tell: at once when the room was idle, with the next tick when it was not.
    void poke() {
        if (running || stopped) {
            return;
        }
        running = true;
        long sinceFlush = thread.nanos() - flushedNanos;
        if (sinceFlush >= nanos(intervalMillis())) {
            flush();
        } else {
            schedule(nanos(intervalMillis()) - sinceFlush);
        }
    }

    void stop() {
        stopped = true;
    }

    private void tick() {
        if (stopped) {
            return;
        }
        adapt(thread.nanos() - dueNanos);
        flush();
    }

    private void flush() {
        flushedNanos = thread.nanos();
        running = flush.getAsBoolean();
        if (running) {
            long took = thread.nanos() - flushedNanos;
            schedule(Math.max(nanos(1), nanos(intervalMillis()) - took));
        }
    }

    private void schedule(long delayNanos) {
        dueNanos = thread.nanos() + delayNanos;
        var _ = thread.after(Duration.ofNanos(delayNanos), this::tick);
    }

    private void adapt(long lateNanos) {
        boolean isLate = lateNanos > nanos(intervalMillis()) / 2;
        onTime = isLate ? 0 : onTime + 1;
        late = isLate ? late + 1 : Math.max(0, late - 1);
        boolean isLong = level == INTERVALS.length - 1;
        if (!isLong && !haste.affords(intervalMillis())) {
            change(level + 1);
        } else if (late >= LATE_BEFORE_STRETCHING && !isLong) {
            patience = tried ? Math.min(MOST_PATIENCE, patience * 2) : patience;
            tried = false;
            change(level + 1);
        } else if (onTime >= patience && level > 0 && haste.affords(INTERVALS[level - 1])) {
            tried = true;
            change(level - 1);
        } else if (onTime >= MOST_PATIENCE) {
            patience = LEAST_PATIENCE;
            tried = false;
        }
    }

    private void change(int newLevel) {
        level = newLevel;
        late = 0;
        onTime = 0;
        stretched.accept(intervalMillis());
    }

    private static long nanos(int millis) {
        return millis * 1_000_000L;
    }
}
