package org.orrery.net.connection;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orrery.protocol.message.MemberPose;

/// Sends the newest pose, at most once a tick.
final class PresencePace {

    private final Scheduler scheduler;
    private final Consumer<MemberPose> send;
    private @Nullable MemberPose newest;
    private @Nullable Duration tick;
    private boolean resting;

    PresencePace(Scheduler scheduler, Consumer<MemberPose> send) {
        this.scheduler = scheduler;
        this.send = send;
    }

    void update(MemberPose pose) {
        newest = pose;
        sendNow();
    }

    void resume(Duration newTick) {
        tick = newTick;
        sendNow();
    }

    void pause() {
        tick = null;
    }

    private void sendNow() {
        if (tick == null || newest == null || resting) {
            return;
        }
        send.accept(newest);
        newest = null;
        resting = true;
        scheduler.after(
                tick,
                () -> {
                    resting = false;
                    sendNow();
                });
    }
}
