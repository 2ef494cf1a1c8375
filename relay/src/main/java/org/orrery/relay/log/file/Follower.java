package org.orrery.relay.log.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.SessionLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Somebody who is told of a session's durable entries: first of old ones by a reading thread, then of new ones by the
/// writing thread.
final class Follower implements SessionLog.Following {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final Consumer<List<Entry>> handler;

    /// New entries that have to wait until the old ones have been handed over; null from then on. Confined to the writing
    /// thread.
    private @Nullable List<Entry> held = new ArrayList<>();

    /// Set by whoever stops it, read by the thread that is about to hand something over.
    private volatile boolean stopped;

    Follower(Consumer<List<Entry>> handler) {
        this.handler = handler;
    }

    /// Entries have become durable.
    void committed(List<Entry> entries) {
        if (held == null) {
            hand(entries);
        } else {
            held.addAll(entries);
        }
    }

    /// All old entries have been handed over.
    void caughtUp() {
        if (held != null) {
            hand(held);
            held = null;
        }
    }

    /// A handler that throws against its promise loses the log, not the log its thread.
    void hand(List<Entry> entries) {
        if (stopped || entries.isEmpty()) {
            return;
        }
        try {
            handler.accept(List.copyOf(entries));
        } catch (RuntimeException bug) {
            stopped = true;
            LOG.error("a follower of a session log failed and is told no more", bug);
        }
    }

    boolean isStopped() {
        return stopped;
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
