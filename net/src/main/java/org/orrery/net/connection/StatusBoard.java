package org.orrery.net.connection;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.ConnectionStatus.Ladder;
import org.orrery.net.Waiting;
import org.orrery.net.replica.Replica;
import org.orrery.protocol.message.ServerMessage;
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

    /// The line is good, but one is not let in yet.
    Waiting waiting(ServerMessage.Waiting told) {
        Waiting.Reason reason = reason(told.reason());
        ladder = Ladder.CONNECTED;
        sentence = reason.name();
        return new Waiting(reason, start(told.scheduledStart()), sentence(sentence));
    }

    /// A reason of a later version is as good as that somebody has to let one in.
    private static Waiting.Reason reason(String word) {
        return Arrays.stream(Waiting.Reason.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(Waiting.Reason.WAITING_ROOM);
    }

    private static Optional<Instant> start(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
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
