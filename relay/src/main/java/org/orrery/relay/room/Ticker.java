package org.orrery.relay.room;

import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Calls the presence of a room about 30 times a second while there is something to tell, always after what is more urgent.
/// When the thread is late again and again, the interval is stretched step by step up to 100 ms, and shortened again when it
/// is on time for a while, which is longer each time that the shorter interval was too much. The rooms of a thread tick at
/// moments of their own within the interval, and go back to them after a late tick: rooms that ticked together would keep
/// their thread, and whoever reads from it, busy at once and idle at once. A late tick does not put off the next one; missed
/// ticks are dropped, never caught up. Confined to the room's thread.
final class Ticker {

    private static final int[] INTERVALS = {33, 40, 50, 66, 100};
    private static final int LATE_BEFORE_STRETCHING = 3;
    private static final int LEAST_PATIENCE = 30;
    private static final int MOST_PATIENCE = 480;

    /// So much of an interval, in percent, a tick may be early for company.
    private static final int EARLY = 40;

    /// The shortest time between two ticks, in percent of an interval, when the first was late.
    private static final int LEAST = 25;

    private final RoomThread thread;
    private final Haste haste;
    private final IntSupplier flush;
    private final IntConsumer stretched;

    /// Where in each interval this room ticks, as a share of it.
    private final double phase;

    private int level;
    private int onTime;
    private int late;
    private int patience = LEAST_PATIENCE;
    private int receivers;
    private boolean tried;
    private boolean stopped;
    private long dueNanos;
    private long flushedNanos;

    /// The tick that will be; null at rest.
    private @Nullable Tick pending;

    private final class Tick {
        private RoomThread.@Nullable Timer timer;

        void due() {
            thread.calmly(this::happen);
        }

        void happen() {
            if (this.equals(pending)) {
                tick();
            }
        }
    }

    /// Makes a ticker at rest.
    ///
    /// @param flush sends what there is and says to how many; 0 when there is nothing more to tell
    /// @param stretched is told a new interval in milliseconds
    Ticker(RoomThread thread, IntSupplier flush, IntConsumer stretched) {
        this.thread = thread;
        this.haste = thread.haste();
        this.flush = flush;
        this.stretched = stretched;
        this.phase = haste.nextPhase();
        this.flushedNanos = thread.nanos() - nanos(INTERVALS[0]);
    }

    int intervalMillis() {
        return INTERVALS[level];
    }

    /// There is something to tell: at once when the room was idle, with the next tick when it was not.
    void poke() {
        if (pending == null && !stopped) {
            schedule(Math.max(thread.nanos(), flushedNanos + nanos(intervalMillis())));
        }
    }

    /// Ticks now rather than a little later, because something else is about to be sent to everybody.
    ///
    /// @return whether it did
    boolean tickNow() {
        Tick next = pending;
        if (next == null || dueNanos - thread.nanos() > nanos(intervalMillis()) * EARLY / 100) {
            return false;
        }
        if (next.timer != null) {
            next.timer.cancel();
        }
        tick();
        return true;
    }

    void stop() {
        stopped = true;
        pending = null;
        haste.ticks(receivers, 0);
        receivers = 0;
    }

    private void tick() {
        long now = thread.nanos();
        adapt(now - dueNanos);
        flushedNanos = now;
        int told = flush.getAsInt();
        haste.ticks(receivers, told);
        receivers = told;
        if (told == 0) {
            pending = null;
        } else {
            long interval = nanos(intervalMillis());
            schedule(slot(Math.max(dueNanos + interval / 2, now + interval * LEAST / 100)));
        }
    }

    /// The first of this room's moments that is not before.
    private long slot(long leastNanos) {
        long interval = nanos(intervalMillis());
        long offset = (long) (phase * interval);
        return offset + interval * Math.ceilDiv(leastNanos - offset, interval);
    }

    private void schedule(long atNanos) {
        dueNanos = atNanos;
        Tick next = new Tick();
        pending = next;
        long delay = atNanos - thread.nanos();
        if (delay > 0) {
            next.timer = thread.after(Duration.ofNanos(delay), next::due);
        } else {
            next.due();
        }
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
