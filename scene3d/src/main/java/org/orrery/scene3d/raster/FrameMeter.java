package org.orrery.scene3d.raster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.orrery.scene3d.RenderStatistics;

/// Measures frames and their cost over a sliding second. A pause starts anew, so that the rate is that of motion.
final class FrameMeter {
    private static final long WINDOW_NANOS = 1_000_000_000L;
    private static final long PAUSE_NANOS = 250_000_000L;

    private record Sample(long atNanos, long costNanos, double detail) {}

    private final LongSupplier nanoClock;

    /// Guarded by this.
    private final Deque<Sample> shown = new ArrayDeque<>();

    private long frames;

    FrameMeter(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    synchronized void shown(long costNanos) {
        shown(costNanos, 1);
    }

    synchronized void shown(long costNanos, double detail) {
        long now = nanoClock.getAsLong();
        frames++;
        if (!shown.isEmpty() && now - shown.getLast().atNanos() > PAUSE_NANOS) {
            shown.clear();
        }
        shown.addLast(new Sample(now, costNanos, detail));
        while (now - shown.getFirst().atNanos() > WINDOW_NANOS) {
            shown.removeFirst();
        }
    }

    synchronized RenderStatistics statistics() {
        if (shown.size() < 2) {
            return new RenderStatistics(
                    0, shown.isEmpty() ? 0 : shown.getLast().costNanos() / 1e6, frames, 1);
        }
        double cost = shown.stream().mapToLong(Sample::costNanos).average().orElse(0) / 1e6;
        double seconds = (shown.getLast().atNanos() - shown.getFirst().atNanos()) / 1e9;
        double detail = shown.stream().mapToDouble(Sample::detail).average().orElse(1);
        return new RenderStatistics(
                (shown.size() - 1) / Math.max(1e-6, seconds), cost, frames, detail);
    }
}
