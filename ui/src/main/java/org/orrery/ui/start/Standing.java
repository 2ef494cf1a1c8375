package org.orrery.ui.start;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.model.meeting.SessionState;
import org.orrery.ui.meeting.StartTime;
import org.orrery.ui.text.Texts;

/// How a session stands, in words.
final class Standing {
    private Standing() {}

    static boolean isOver(String state) {
        return SessionState.ofWireName(state).isOver();
    }

    /// The moment of a text, if it is one.
    static Optional<Instant> moment(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    static String when(Instant moment) {
        return StartTime.words(moment);
    }

    /// How long it still takes, such as `2 h 5 min`, with seconds when it is less than an hour.
    static String left(Instant now, Instant then) {
        Duration left = Duration.between(now, then);
        if (left.isNegative() || left.isZero()) {
            return Texts.of("wait.any.moment");
        }
        return left.toHours() > 0
                ? Texts.of("wait.left.hours", String.valueOf(left.toHours()), left.toMinutesPart())
                : Texts.of(
                        "wait.left.minutes",
                        String.format(
                                Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart()));
    }
}
