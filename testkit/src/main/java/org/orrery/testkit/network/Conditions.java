package org.orrery.testkit.network;

import java.time.Duration;

/// How bad a network is. Probabilities are per frame.
///
/// @param latency shortest time of a frame on its way
/// @param jitter longest time on top of that
/// @param drop a frame is lost; as with a real connection, this breaks it sooner or later
/// @param duplicate a frame comes twice
/// @param reorder a frame does not wait for the ones before it
public record Conditions(
        Duration latency, Duration jitter, double drop, double duplicate, double reorder) {

    /// Late, and nothing else.
    public static final Conditions GOOD =
            new Conditions(Duration.ofMillis(1), Duration.ofMillis(5), 0, 0, 0);

    /// Everything goes wrong now and then.
    public static final Conditions BAD =
            new Conditions(Duration.ofMillis(2), Duration.ofMillis(120), 0.01, 0.02, 0.01);
}
