package org.orrery.relay.room;

/// How often the rooms of one thread can afford to tell poses: at once, or with ticks of which length. What counts is how many
/// frames that would be, over all of these rooms: a few rooms in which people move get the lowest latency, and when the
/// thread gets crowded all of them go back to shared ticks. Confined to the thread.
public final class Haste {

    private static final long WINDOW_NANOS = 250_000_000L;

    private final long framesPerWindow;
    private long windowNanos;
    private long tickedNanos;
    private long socketMillis;
    private long sockets;
    private long frames;
    private boolean calm = true;

    /// @param framesPerSecond that are cheap enough; 0 for never at once
    public Haste(long framesPerSecond) {
        this.framesPerWindow = framesPerSecond / 4;
    }

    /// Notes that a room has told everybody in it.
    void ticked(int receivers, int intervalMillis, long nowNanos) {
        if (nowNanos - tickedNanos >= WINDOW_NANOS) {
            sockets = socketMillis / Math.max(1, (nowNanos - tickedNanos) / 1_000_000);
            socketMillis = 0;
            tickedNanos = nowNanos;
        }
        socketMillis += (long) receivers * intervalMillis;
    }

    /// Whether ticks of that length are few enough. When they are not, sockets are read late, which no tick would notice.
    boolean affords(int intervalMillis) {
        return framesPerWindow == 0 || sockets * 1000 / intervalMillis <= framesPerWindow * 2;
    }

    /// Asks for one pose to so many receivers. It counts whatever the answer is: who is refused still wishes it.
    boolean allows(int receivers, long nowNanos) {
        if (nowNanos - windowNanos >= WINDOW_NANOS) {
            // A window that was quiet, or in which nobody asked.
            calm = frames <= framesPerWindow;
            frames = 0;
            windowNanos = nowNanos;
        }
        frames += receivers;
        calm &= frames <= framesPerWindow;
        return calm;
    }
}
