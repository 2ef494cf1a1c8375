package org.orrery.scene3d.camera;

import org.orrery.model.space.Pose;
import org.orrery.model.space.Quaternion;
import org.orrery.model.space.Vec3;

/// A smooth move from one pose to another. The point looked at goes in a straight line and the distance to it by equal
/// ratios, so that the subject stays in the picture; a leap of the position alone would swing it out.
record CameraFlight(Pose from, Pose to, long startNanos, long durationNanos) {
    Pose at(long nanos) {
        double t = Math.clamp((nanos - startNanos) / (double) durationNanos, 0, 1);
        if (t >= 1) {
            return to;
        }
        double eased = t * t * t * (t * (6 * t - 15) + 10);
        double near = Math.max(0.05, from.focusDistance());
        double far = Math.max(0.05, to.focusDistance());
        double distance = near * Math.pow(far / near, eased);
        Vec3 target = from.target().lerp(to.target(), eased);
        Quaternion turn = from.orientation().slerp(to.orientation(), eased);
        Vec3 position = target.sub(turn.rotate(new Vec3(0, 0, -1)).mul(distance));
        return new Pose(position, turn, distance);
    }

    boolean isOver(long nanos) {
        return nanos - startNanos >= durationNanos;
    }
}
