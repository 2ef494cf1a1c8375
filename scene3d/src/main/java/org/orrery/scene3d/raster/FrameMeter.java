package org.orrery.scene3d.raster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.orrery.scene3d.RenderStatistics;

/// Counts frames and their cost over a sliding second.
final class FrameMeter {
    private static final long WINDOW_NANOS = 1_000_000_000L;

    private record Sample(long atNanos, long costNanos) {}

    private final LongSupplier nanoClock;

    /// Guarded by this.
    private final Deque<Sample> shown = new ArrayDeque<>();

    private long frames;

    FrameMeter(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    synchronized void shown(long costNanos) {
        frames++;
        shown.addLast(new Sample(nanoClock.getAsLong(), costNanos));
        trim();
    }

    synchronized RenderStatistics statistics() {
        trim();
        if (shown.isEmpty()) {
            return new RenderStatistics(0, 0, frames);
        }
        double cost = shown.stream().mapToLong(Sample::costNanos).average().orElse(0) / 1e6;
        return new RenderStatistics(shown.size() * 1e9 / WINDOW_NANOS, cost, frames);
    }

    private void trim() {
        long oldest = nanoClock.getAsLong() - WINDOW_NANOS;
        while (!shown.isEmpty() && shown.getFirst().atNanos() < oldest) {
            shown.removeFirst();
        }
    }
}
