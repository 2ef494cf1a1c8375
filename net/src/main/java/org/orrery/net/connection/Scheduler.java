package org.orrery.net.connection;

import java.time.Duration;

/// Runs tasks later, on the thread of the connection.
public interface Scheduler {

    Timer after(Duration delay, Runnable task);

    /// A task that has not run yet.
    interface Timer {
        void cancel();
    }
}
