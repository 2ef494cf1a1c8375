package org.orrery.relay.session;

import java.util.List;
import java.util.concurrent.Executor;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Sessions;
import org.orrery.model.operation.Operation;

/// Keeps beside a session's log what has to be known of it while the log rests: its levels, which say who may come, and when it
/// is to start. Called on rooms' threads.
final class Brief {

    private final Directory directory;
    private final Executor blocking;

    Brief(Directory directory, Executor blocking) {
        this.directory = directory;
        this.blocking = blocking;
    }

    /// Keeps it when it has changed; with other levels another policy holds, which everybody is told.
    void keep(LiveRoom loaded) {
        Entity entity = Sessions.of(loaded.onThread().document()).orElse(null);
        if (entity == null) {
            return;
        }
        SessionRecord before = loaded.session();
        SessionRecord now =
                before.withLevels(
                                SessionViews.level(entity, "compliance_level"),
                                SessionViews.level(entity, "security_level"))
                        .withSchedule(
                                Sessions.state(entity).wireName(),
                                SessionViews.level(entity, "scheduled_start"));
        if (now.equals(before)) {
            return;
        }
        loaded.session(now);
        directory.change(now);
        blocking.execute(() -> directory.keep(now.sessionId()));
        if (!now.hasLevelsOf(before)) {
            var _ =
                    loaded.onThread()
                            .write(
                                    "Policy",
                                    List.of(
                                            new Operation.Update(
                                                    entity.id(),
                                                    "policy",
                                                    SessionViews.policy(now.request()))));
        }
    }
}
