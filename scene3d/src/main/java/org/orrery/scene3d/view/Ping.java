package org.orrery.scene3d.view;

import org.orrery.model.space.Vec3;

/// "Look here": a place that somebody points out for a few seconds.
///
/// @param id of this one call, so that a repeated one begins anew
/// @param bornNanos when it was heard, on the clock of the view
public record Ping(long id, String name, int argb, Vec3 place, long bornNanos) {
    /// How long one is to be seen.
    public static final long LIFETIME_NANOS = 4_000_000_000L;

    /// From 0, just heard, to 1, gone.
    double age(long nanos) {
        return Math.clamp((nanos - bornNanos) / (double) LIFETIME_NANOS, 0, 1);
    }

    public boolean isOver(long nanos) {
        return nanos - bornNanos >= LIFETIME_NANOS;
    }
}
