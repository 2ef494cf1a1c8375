package org.orrery.ui.notice;

import java.time.Instant;
import java.util.List;

/// One thing the user is told.
///
/// @param actions next steps, as buttons
public record Notice(long number, Tone tone, String text, Instant at, List<NextStep> actions) {
    /// How urgent it is.
    public enum Tone {
        INFO,
        SUCCESS,
        WARNING,
        ERROR
    }

    /// A button of a notice.
    ///
    /// @param id of the button, for tests and styles
    public record NextStep(String id, String label, Runnable run) {}

    public Notice {
        actions = List.copyOf(actions);
    }
}
