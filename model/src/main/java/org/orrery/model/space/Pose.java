package org.orrery.model.space;

/// Where a camera or a head is, how it is turned, and how far away the point is that it looks at.
public record Pose(Vec3 position, Quaternion orientation, double focusDistance) {
    /// The camera every new session starts with.
    public static final Pose HOME = lookingAt(new Vec3(10, 10, 10), Vec3.ZERO);

    public Pose {
        if (!Double.isFinite(focusDistance) || focusDistance < 0) {
            throw new IllegalArgumentException("focus distance " + focusDistance);
        }
    }

    /// Upright at `position`, focused on `target`.
    public static Pose lookingAt(Vec3 position, Vec3 target) {
        return new Pose(
                position,
                Quaternion.fromLookAt(position, target, Vec3.Y),
                position.distance(target));
    }

    public Vec3 forward() {
        return orientation.rotate(new Vec3(0, 0, -1));
    }

    public Vec3 right() {
        return orientation.rotate(Vec3.X);
    }

    public Vec3 up() {
        return orientation.rotate(Vec3.Y);
    }

    /// The point looked at.
    public Vec3 target() {
        return position.add(forward().mul(focusDistance));
    }

    /// The pose at the fraction `t` of the way to `other`: positions in a straight line, turns along the shorter arc.
    public Pose lerp(Pose other, double t) {
        return new Pose(
                position.lerp(other.position, t),
                orientation.slerp(other.orientation, t),
                Math.max(0, focusDistance + (other.focusDistance - focusDistance) * t));
    }
}
