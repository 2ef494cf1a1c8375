package org.orrery.scene3d.camera;

import org.orrery.model.space.Pose;
import org.orrery.model.space.Quaternion;
import org.orrery.model.space.Vec3;

/// An upright direction: turn about the vertical and tilt, in radians. The tilt stops short of straight up and down, where
/// the turn would be undefined.
record YawPitch(double yaw, double pitch) {
    private static final double STEEPEST = Math.toRadians(89);

    YawPitch {
        pitch = Math.clamp(pitch, -STEEPEST, STEEPEST);
    }

    static YawPitch of(Pose pose) {
        Vec3 forward = pose.forward();
        Vec3 right = pose.right();
        double pitch = Math.asin(Math.clamp(forward.y(), -1, 1));
        return new YawPitch(Math.atan2(-right.z(), right.x()), pitch);
    }

    YawPitch turned(double byYaw, double byPitch) {
        return new YawPitch(yaw + byYaw, pitch + byPitch);
    }

    Quaternion orientation() {
        return Quaternion.fromAxisAngle(Vec3.Y, yaw).times(Quaternion.fromAxisAngle(Vec3.X, pitch));
    }
}
