package org.orrery.relay.room;

/// How often the rooms of one thread can afford to tell something: at once, or with ticks of which length. What counts is how many
/// frames that would be, over all of these rooms: a few rooms in which people move get the lowest latency, and when the
/// thread gets crowded all of them go back to shared ticks. Confined to the thread.
public final class Haste {

    private static final long WINDOW_NANOS = 250_000_000L;

    /// The usual interval of ticks.
    private static final long TICK_NANOS = 33_000_000L;

    /// Frames of ticks are larger than those that leave at once: so many of these, in percent, are as much work.
    private static final long TICKED = 86;

    /// Steps of the golden ratio spread evenly over a circle, any number of them.
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final long framesPerWindow;
    private long windowNanos;
    private long ticking;
    private long frames;
    private boolean calm = true;
    private double phase;

    /// @param framesPerSecond that are cheap enough; 0 for never at once
    public Haste(long framesPerSecond) {
        this.framesPerWindow = framesPerSecond / 4;
    }

    /// Where in an interval one more room should tick, as a share of it: far from the others, however many there are.
    double nextPhase() {
        phase += GOLDEN;
        phase -= Math.floor(phase);
        return phase;
    }

    /// Notes to how many a room tells poses with its ticks.
    ///
    /// @param before what it noted last
    void ticks(int before, int now) {
        ticking += now - before;
    }

    /// Whether ticks of that length are few enough, of all rooms together. When they are not, sockets are read late, which no
    /// tick would notice.
    boolean affords(int intervalMillis) {
        return framesPerWindow == 0
                || ticking * 1000 / intervalMillis <= framesPerWindow * 4 * TICKED / 100;
    }

    /// Asks to tell so many receivers something at once, beside what ticks tell. It counts whatever the answer is: who is refused still wishes it.
    boolean allows(int receivers, long nowNanos) {
        if (nowNanos - windowNanos >= WINDOW_NANOS) {
            // A window that was quiet, or in which nobody asked.
            calm = frames <= left();
            frames = 0;
            windowNanos = nowNanos;
        }
        frames += receivers;
        calm &= frames <= left();
        return calm;
    }

    /// Frames of a window that ticks leave.
    private long left() {
        return framesPerWindow - ticking * WINDOW_NANOS / TICK_NANOS * 100 / TICKED;
    }
}
