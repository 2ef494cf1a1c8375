package org.orrery.analytics.graph;

/// How laying out a network ended.
public sealed interface NetworkOutcome {

    record Laid(NetworkLayout layout) implements NetworkOutcome {}

    /// It cannot be drawn.
    ///
    /// @param reason what is wrong
    /// @param nextStep what the person can do about it
    record Impossible(String reason, String nextStep) implements NetworkOutcome {}

    /// Stopped on request.
    record Cancelled() implements NetworkOutcome {}
}
