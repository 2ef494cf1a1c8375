package org.orrery.app.demo;

import java.util.Random;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;

/// The way somebody walks around data: from vantage point to vantage point, easing in and out, eyes on something.
/// A function of time alone once made. Positions are metres in the scene.
final class Wander {

    private static final double LEG_SECONDS = 6;
    private static final double NEAREST = 9;
    private static final double FARTHEST = 15;

    private final long seed;
    private final double homeAngle;

    /// Creates a way around the data.
    ///
    /// @param homeAngle where around the data it keeps to, in radians
    Wander(long seed, double homeAngle) {
        this.seed = seed;
        this.homeAngle = homeAngle;
    }

    /// Where one is `seconds` after the start.
    Pose at(double seconds) {
        int leg = (int) Math.floor(seconds / LEG_SECONDS);
        double share = seconds / LEG_SECONDS - leg;
        double eased = share * share * (3 - 2 * share);
        return Pose.lookingAt(
                stand(leg).lerp(stand(leg + 1), eased), gaze(leg).lerp(gaze(leg + 1), eased));
    }

    private Vec3 stand(int leg) {
        Random random = new Random(seed * 31 + leg);
        double angle = homeAngle + (random.nextDouble() - 0.5) * 1.6;
        double distance = NEAREST + random.nextDouble() * (FARTHEST - NEAREST);
        double height = -1 + random.nextDouble() * 7;
        return new Vec3(Math.cos(angle) * distance, height, Math.sin(angle) * distance);
    }

    private Vec3 gaze(int leg) {
        Random random = new Random(seed * 17 + leg);
        return new Vec3(
                random.nextDouble() * 6 - 3,
                random.nextDouble() * 6 - 3,
                random.nextDouble() * 6 - 3);
    }
}
