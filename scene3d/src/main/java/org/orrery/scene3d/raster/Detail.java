package org.orrery.scene3d.raster;

/// How many points are drawn while something moves: fewer when frames take too long, more again when twice as many would
/// fit. So many are left in any case that the picture keeps its shape.
final class Detail {
    private static final long BUDGET_NANOS = 20_000_000;
    private static final int FULL_UP_TO = 2_000_000;
    private static final int FEWEST = 250_000;
    private static final int COARSEST = 16;
    private static final double NEWEST = 0.3;

    private long points = -1;
    private int every = 1;
    private double tookNanos;
    private int frames;

    /// Of how many points that follow each other one is drawn: a power of two.
    int every(long count) {
        if (count != points) {
            if (points < 0 || count > 2 * points || count < points / 2) {
                restart(count <= FULL_UP_TO ? 1 : 4);
            }
            points = count;
        }
        return every;
    }

    /// What the last frame took with that many.
    void took(long nanos) {
        tookNanos = frames++ == 0 ? nanos : tookNanos + NEWEST * (nanos - tookNanos);
        if (frames < 4) {
            return;
        }
        boolean mayBeFewer = every < COARSEST && points / (2L * every) >= FEWEST;
        if (tookNanos > 1.25 * BUDGET_NANOS && mayBeFewer) {
            restart(2 * every);
        } else if (every > 1 && 2.2 * tookNanos < BUDGET_NANOS) {
            restart(every / 2);
        }
    }

    private void restart(int newEvery) {
        every = newEvery;
        frames = 0;
        tookNanos = 0;
    }
}
