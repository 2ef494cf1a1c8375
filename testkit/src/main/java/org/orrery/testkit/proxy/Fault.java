package org.orrery.testkit.proxy;

import java.time.Duration;

/// What a [FaultProxy] does to the bytes of one direction.
///
/// @param delay before each piece goes on
/// @param sliceBytes at most so many bytes at once
/// @param bytesPerSecond how fast, or 0 for as fast as it goes
/// @param swallowed whether bytes are taken and never go on, as on a link of which one half is dead
public record Fault(Duration delay, int sliceBytes, int bytesPerSecond, boolean swallowed) {

    /// Nothing is wrong.
    public static final Fault NONE = new Fault(Duration.ZERO, 64 * 1024, 0, false);

    /// Everything is taken and nothing is passed on; nobody is told.
    public static final Fault SILENCE = new Fault(Duration.ZERO, 64 * 1024, 0, true);

    public static Fault delayed(Duration delay) {
        return new Fault(delay, NONE.sliceBytes, 0, false);
    }

    /// In pieces of so many bytes, whatever was written at once.
    public static Fault sliced(int bytes) {
        return new Fault(Duration.ZERO, bytes, 0, false);
    }

    public static Fault throttled(int bytesPerSecond) {
        return new Fault(Duration.ZERO, Math.max(1, bytesPerSecond / 20), bytesPerSecond, false);
    }

    /// How long a piece is held back.
    Duration holding(int bytes) {
        return bytesPerSecond == 0
                ? delay
                : delay.plusNanos(bytes * 1_000_000_000L / bytesPerSecond);
    }
}
