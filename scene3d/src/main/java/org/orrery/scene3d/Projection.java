package org.orrery.scene3d;

import java.util.Optional;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;

/// The perspective camera: world to picture and back, in logical pixels with the origin at the top left.
public final class Projection {
    private static final double NEAR = 0.02;

    private final Pose pose;
    private final Vec3 right;
    private final Vec3 up;
    private final Vec3 forward;
    private final double focal;
    private final double centreX;
    private final double centreY;

    public Projection(Pose pose, Viewport viewport) {
        this.pose = pose;
        this.right = pose.right();
        this.up = pose.up();
        this.forward = pose.forward();
        this.centreX = viewport.width() / 2;
        this.centreY = viewport.height() / 2;
        this.focal = centreY / Math.tan(Viewport.FIELD_OF_VIEW / 2);
    }

    /// A point of the picture; `depth` is the distance along the line of sight of the camera.
    public record ScreenPoint(double x, double y, double depth) {}

    /// Empty for what is behind the camera.
    public Optional<ScreenPoint> project(Vec3 point) {
        Vec3 d = point.sub(pose.position());
        double depth = d.dot(forward);
        if (depth < NEAR) {
            return Optional.empty();
        }
        return Optional.of(
                new ScreenPoint(
                        centreX + focal * d.dot(right) / depth,
                        centreY - focal * d.dot(up) / depth,
                        depth));
    }

    /// Whether the picture of the point (px, py, pz) of the world is inside a rectangle; NaN is nowhere.
    public boolean isInside(double px, double py, double pz, ScreenArea area) {
        double dx = px - pose.position().x();
        double dy = py - pose.position().y();
        double dz = pz - pose.position().z();
        double depth = dx * forward.x() + dy * forward.y() + dz * forward.z();
        if (!(depth >= NEAR)) {
            return false;
        }
        double perUnit = focal / depth;
        double sx = centreX + perUnit * (dx * right.x() + dy * right.y() + dz * right.z());
        double sy = centreY - perUnit * (dx * up.x() + dy * up.y() + dz * up.z());
        return area.contains(sx, sy);
    }

    /// The direction, of length one, in which the point of the picture lies.
    public Vec3 ray(double x, double y) {
        return forward.add(right.mul((x - centreX) / focal))
                .add(up.mul((centreY - y) / focal))
                .normalized();
    }

    /// The point of the world that is drawn at the point of the picture and has that depth.
    public Vec3 unproject(double x, double y, double depth) {
        return pose.position()
                .add(forward.mul(depth))
                .add(right.mul((x - centreX) / focal * depth))
                .add(up.mul((centreY - y) / focal * depth));
    }

    /// Logical pixels that one world unit takes at that depth.
    public double pixelsPerUnit(double depth) {
        return focal / Math.max(NEAR, depth);
    }

    public Pose pose() {
        return pose;
    }
}
