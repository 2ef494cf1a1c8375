package org.orrery.relay.room;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Tells what has been committed: its author at once, always; the others at once too while the thread has time, and a little
/// later when it is crowded, together with what comes meanwhile and with the poses of the next tick. Most of the cost of a
/// frame is the system call that carries it. Confined to the room's thread.
final class FanOut {

    private static final Duration WAIT = Duration.ofMillis(33);

    private final RoomThread thread;
    private final Crowd crowd;
    private final Ticker ticker;
    private RoomThread.@Nullable Timer timer;

    FanOut(RoomThread thread, Crowd crowd, Ticker ticker) {
        this.thread = thread;
        this.crowd = crowd;
        this.ticker = ticker;
    }

    void tellAllBut(@Nullable Connection author, Frame frame) {
        crowd.sendAllBut(author, frame);
        if (thread.haste().allows(crowd.size() - 1, thread.nanos())) {
            flushed();
        } else if (timer == null) {
            timer = thread.after(WAIT, () -> thread.calmly(this::waited));
        }
    }

    private void waited() {
        if (timer != null && !ticker.tickNow()) {
            flushed();
        }
    }

    /// Everything leaves with the end of this task.
    void flushed() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        thread.flush();
    }
}
