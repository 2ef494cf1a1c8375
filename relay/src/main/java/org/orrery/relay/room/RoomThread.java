package org.orrery.relay.room;

import java.time.Duration;

/// The one thread that a room lives on, with its clocks. In production an event loop; in a simulation a queue with virtual
/// time.
public interface RoomThread {

    /// Runs `task` on the room's thread, after what was asked before. May be called on any thread.
    void execute(Runnable task);

    /// Runs `task` on the room's thread when `delay` has passed. Called on the room's thread.
    Timer after(Duration delay, Runnable task);

    /// Runs `task` on the room's thread when nothing more urgent waits for it; in the order in which it was asked. Called on
    /// the room's thread.
    default void calmly(Runnable task) {
        execute(task);
    }

    /// What outlets were to send soon leaves at the end of this task.
    default void flush() {}

    /// A clock that never goes back, for intervals.
    long nanos();

    /// Milliseconds since 1970, as people read them.
    long millis();

    /// Whether the caller is on the room's thread.
    boolean isCurrent();

    /// Whether there is time to tell poses at once; shared by all rooms of this thread.
    default Haste haste() {
        return new Haste(0);
    }

    /// Something that will happen unless it is cancelled.
    interface Timer {
        void cancel();
    }
}
