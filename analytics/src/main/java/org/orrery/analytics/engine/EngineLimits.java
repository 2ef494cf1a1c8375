package org.orrery.analytics.engine;

import java.time.Duration;

/// What the engine may take at most.
///
/// @param memoryMegabytes beside the memory of the program's own heap; there is no spilling to disk
/// @param time for one call
public record EngineLimits(int memoryMegabytes, Duration time) {

    /// For reading a file.
    public static final EngineLimits READING = new EngineLimits(2_000, Duration.ofMinutes(5));

    /// For one question.
    public static final EngineLimits ASKING = new EngineLimits(1_500, Duration.ofMinutes(1));

    public EngineLimits withTime(Duration longest) {
        return new EngineLimits(memoryMegabytes, longest);
    }
}
