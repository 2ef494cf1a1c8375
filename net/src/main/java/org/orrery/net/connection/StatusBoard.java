package org.orrery.net.connection;

import java.time.Duration;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.ConnectionStatus.Ladder;
import org.orrery.net.replica.Replica;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the user is told about the connection.
final class StatusBoard {

    static final String LEFT = "LEFT";
    static final String CLOSED = "CLOSED";

    private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);

    /// So long a connection may be away before the user is called offline.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int ATTEMPTS = 6;
    private static final ResourceBundle SENTENCES =
            ResourceBundle.getBundle("org.orrery.net.connection.sentences");

    private final Clock clock;
    private final Consumer<ConnectionStatus> listener;
    private final RoundTrips pings = new RoundTrips();
    private final RoundTrips operations = new RoundTrips();

    private Ladder ladder = Ladder.RECONNECTING;
    private String sentence = "CONNECTING";
    private long lostNanos;
    private @Nullable ConnectionStatus told;

    StatusBoard(Clock clock, Consumer<ConnectionStatus> listener) {
        this.clock = clock;
        this.listener = listener;
        this.lostNanos = clock.nanos();
    }

    void ping(long nanos) {
        pings.add(nanos);
    }

    void operation(long nanos) {
        operations.add(nanos);
    }

    void connected() {
        ladder = Ladder.CONNECTED;
        sentence = "CONNECTED";
    }

    void lost(String reason, int attempts) {
        LOG.debug("connection lost, attempt {}: {}", attempts, reason);
        if (ladder == Ladder.CONNECTED) {
            lostNanos = clock.nanos();
        }
        ladder = attempts >= ATTEMPTS ? Ladder.OFFLINE : Ladder.RECONNECTING;
        review();
    }

    /// Looks at how long there has been no connection.
    void review() {
        if (clock.nanos() - lostNanos >= PATIENCE.toNanos()) {
            ladder = Ladder.OFFLINE;
        }
        sentence = ladder.name();
    }

    void closed(String why) {
        ladder = Ladder.CLOSED;
        sentence = why;
    }

    ConnectionStatus status(Replica replica) {
        return new ConnectionStatus(
                ladder,
                replica.pending(),
                pings.median(),
                operations.median(),
                replica.divergences(),
                replica.resumed(),
                sentence(sentence));
    }

    void tell(Replica replica) {
        ConnectionStatus now = status(replica);
        if (!now.equals(told)) {
            told = now;
            listener.accept(now);
        }
    }

    private static String sentence(String key) {
        try {
            return SENTENCES.getString(key);
        } catch (MissingResourceException unknown) {
            return SENTENCES.getString(CLOSED);
        }
    }
}
