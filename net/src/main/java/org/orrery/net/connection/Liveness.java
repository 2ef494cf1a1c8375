package org.orrery.net.connection;

import java.time.Duration;
import java.util.Optional;

/// Notices that a connection is dead although nothing has closed it.
final class Liveness {

    /// Looked at with each ping: with that pause it makes ten seconds.
    private static final long SILENCE_NANOS = Duration.ofSeconds(8).toNanos();

    private static final long BEHIND_NANOS = Duration.ofSeconds(2).toNanos();

    private long heard;
    private long progress;
    private boolean waiting;
    private boolean behind;
    private long behindSince;
    private long behindAt;

    void opened(long now) {
        heard = now;
        waiting = false;
        behind = false;
    }

    void heard(long now) {
        heard = now;
    }

    /// Notes whether submissions are unanswered.
    ///
    /// @param progressed whether one was answered just now
    void inFlight(boolean any, boolean progressed, long now) {
        if (any && (!waiting || progressed)) {
            progress = now;
        }
        waiting = any;
    }

    /// Compares the end of the relay's log with one's own.
    void ponged(long relaySequence, long ownSequence, long now) {
        boolean lags = relaySequence > ownSequence;
        if (lags && (!behind || behindAt != ownSequence)) {
            behindSince = now;
            behindAt = ownSequence;
        }
        behind = lags;
    }

    /// What is wrong, when something is.
    Optional<String> complaint(long ownSequence, long now) {
        if (now - heard > SILENCE_NANOS) {
            return Optional.of("nothing was heard");
        }
        if (waiting && now - progress > SILENCE_NANOS) {
            return Optional.of("a submission was not answered");
        }
        boolean stuck = behind && behindAt == ownSequence && now - behindSince > BEHIND_NANOS;
        return stuck ? Optional.of("entries are missing") : Optional.empty();
    }
}
