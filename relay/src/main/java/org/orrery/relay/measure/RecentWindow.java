package org.orrery.relay.measure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/// Durations and outcomes of the last minute, in slices of five seconds. Safe on any thread.
public final class RecentWindow {

    public static final int SECONDS = 60;
    private static final long SLICE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int SLICES = SECONDS / 5;
    private static final long MAX_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final class Slice {
        final long startNanos;
        final Histogram histogram = new Histogram(MAX_NANOS, 2);
        long succeeded;
        long failed;

        Slice(long startNanos) {
            this.startNanos = startNanos;
        }
    }

    /// What the window holds now.
    ///
    /// @param samples how many durations; without any, the figures in milliseconds are NaN
    public record Reading(
            long samples,
            double meanMillis,
            double p50Millis,
            double p99Millis,
            long succeeded,
            long failed) {}

    private final LongSupplier nanoTime;
    private final Deque<Slice> slices = new ArrayDeque<>();

    public RecentWindow(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    public synchronized void success(long nanos) {
        Slice slice = slice();
        slice.histogram.recordValue(Math.clamp(nanos, 0, MAX_NANOS));
        slice.succeeded++;
    }

    public synchronized void failure() {
        slice().failed++;
    }

    public synchronized Reading read() {
        expire(nanoTime.getAsLong());
        Histogram all = new Histogram(MAX_NANOS, 2);
        long succeeded = 0;
        long failed = 0;
        for (Slice slice : slices) {
            all.add(slice.histogram);
            succeeded += slice.succeeded;
            failed += slice.failed;
        }
        long samples = all.getTotalCount();
        return new Reading(
                samples,
                samples == 0 ? Double.NaN : all.getMean() / 1e6,
                samples == 0 ? Double.NaN : all.getValueAtPercentile(50) / 1e6,
                samples == 0 ? Double.NaN : all.getValueAtPercentile(99) / 1e6,
                succeeded,
                failed);
    }

    private Slice slice() {
        long now = nanoTime.getAsLong();
        expire(now);
        Slice newest = slices.peekLast();
        if (newest == null || now - newest.startNanos >= SLICE_NANOS) {
            newest = new Slice(now);
            slices.add(newest);
        }
        return newest;
    }

    private void expire(long now) {
        slices.removeIf(slice -> now - slice.startNanos >= SLICES * SLICE_NANOS);
    }
}
