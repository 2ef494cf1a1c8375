package org.orrery.protocol;

import java.util.Arrays;
import java.util.Optional;

/// Why a relay closes a WebSocket. Codes 4000 to 4499 ask the client to come back with back-off and resume, 4500 to 4999 say
/// that coming back is useless.
public enum CloseReason {
    RESTARTING(4000, "the relay restarts"),
    SLOW_READER(4001, "messages were not read in time; resume"),
    RESYNC(4002, "messages were lost; resume"),
    IDLE(4003, "nothing was heard for too long; resume"),
    OVERLOADED(4004, "the relay is busy; resume later"),
    MALFORMED(4500, "a message could not be understood"),
    TOO_LARGE(4501, "a message was too large"),
    VERSION(4502, "no common protocol version"),
    NOT_ADMITTED(4503, "the join token is missing, wrong or used up"),
    SUPERSEDED(4504, "the same client connected again"),
    REMOVED(4505, "removed from the session"),
    ENDED(4506, "the session has ended"),
    FLOODING(4507, "too many messages"),
    DENIED(4508, "not let in"),
    BANNED(4509, "banned from the session"),
    AGENTS_NOT_ALLOWED(4510, "no programs may take part in this session"),
    ENCRYPTION_REQUIRED(4511, "the session may be entered encrypted only");

    private final int code;
    private final String sentence;

    CloseReason(int code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    public int code() {
        return code;
    }

    /// What it means, for logs and developers.
    public String sentence() {
        return sentence;
    }

    public static Optional<CloseReason> of(int code) {
        return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
    }

    /// Whether a client that was closed with `code` should come back. Codes that the network itself makes (1006 and the
    /// like) are worth coming back from.
    public static boolean isRetryable(int code) {
        return code < 4500;
    }
}
