package org.orrery.model.meeting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// How far a session has come: the property `state` of a session. Sessions of before there was one are live. The transitions
/// are those of `docs/spec/room.md`.
public enum SessionState {
    /// Admins prepare it; nobody else comes in.
    DRAFT,
    /// Before the start: admins are in, others wait.
    LOBBY,
    LIVE,
    /// Only admins change the document; chat goes on.
    PAUSED,
    /// Nobody comes in any more; what was said can be read.
    ENDED,
    /// As ended, with the log in one file.
    ARCHIVED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of a name; one from a later version lets nobody in.
    public static SessionState ofWireName(String name) {
        return Arrays.stream(values())
                .filter(state -> state.wireName().equals(name))
                .findFirst()
                .orElse(ENDED);
    }

    public boolean mayBecome(SessionState next) {
        return next().contains(next);
    }

    private Set<SessionState> next() {
        return switch (this) {
            case DRAFT -> Set.of(LOBBY, LIVE, ENDED);
            case LOBBY -> Set.of(LIVE, ENDED);
            case LIVE -> Set.of(PAUSED, ENDED);
            case PAUSED -> Set.of(LIVE, ENDED);
            case ENDED -> Set.of(ARCHIVED);
            case ARCHIVED -> Set.of(ENDED);
        };
    }

    /// Whether people who are not admins may be in.
    public boolean isOpen() {
        return this == LIVE || this == PAUSED;
    }

    /// Whether it is over.
    public boolean isOver() {
        return this == ENDED || this == ARCHIVED;
    }
}
