package org.orrery.relay.room;

import java.time.Duration;
import org.orrery.testkit.time.VirtualTime;

/// A room's thread on virtual time; tests say otherwise where they mean it.
public class VirtualThread implements RoomThread {

    private final VirtualTime time;

    public VirtualThread(VirtualTime time) {
        this.time = time;
    }

    @Override
    public void execute(Runnable task) {
        var _ = time.soon(task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        VirtualTime.Task asked = time.after(delay, task);
        return asked::cancel;
    }

    @Override
    public long nanos() {
        return time.nanos();
    }

    @Override
    public long millis() {
        return time.millis();
    }

    @Override
    public boolean isCurrent() {
        return true;
    }
}
