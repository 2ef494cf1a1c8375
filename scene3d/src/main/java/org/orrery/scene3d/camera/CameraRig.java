package org.orrery.scene3d.camera;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Quaternion;
import org.orrery.model.space.Vec3;

/// Moves a camera: by hand (orbit, pan, zoom, fly), by itself (home, frame, move to) or after somebody else (follow). It has
/// no thread and no timer; whoever owns it calls [#update()] before each frame. Angles are radians.
public final class CameraRig {
    private static final double NEAREST = 0.4;
    private static final double FARTHEST = 120;
    private static final double FLIGHT_SECONDS = 0.55;
    private static final double ZOOM_TIME_CONSTANT = 0.06;
    private static final double FLY_TIME_CONSTANT = 0.10;
    private static final double FOLLOW_TIME_CONSTANT = 0.09;
    private static final double LONGEST_STEP = 0.1;

    private final LongSupplier nanoClock;
    private Pose pose = Pose.HOME;
    private long updatedNanos;
    private @Nullable CameraFlight flight;
    private @Nullable Pose leader;
    private Vec3 wantedVelocity = Vec3.ZERO;
    private Vec3 velocity = Vec3.ZERO;
    private Vec3 wantedSpin = Vec3.ZERO;
    private Vec3 spin = Vec3.ZERO;
    private double pendingZoom;
    private Vec3 zoomCentre = Vec3.ZERO;

    /// @param nanoClock such as `System::nanoTime`
    public CameraRig(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.updatedNanos = nanoClock.getAsLong();
    }

    public Pose pose() {
        return pose;
    }

    /// Whether the pose will change by itself, so that [#update()] must be called for each frame.
    public boolean isMoving() {
        return flight != null
                || pendingZoom != 0
                || !wantedVelocity.equals(Vec3.ZERO)
                || !velocity.equals(Vec3.ZERO)
                || !wantedSpin.equals(Vec3.ZERO)
                || !spin.equals(Vec3.ZERO)
                || (leader != null && !reached(leader));
    }

    public boolean isFollowing() {
        return leader != null;
    }

    /// Brings the pose up to the clock and returns it.
    public Pose update() {
        long now = nanoClock.getAsLong();
        double seconds = Math.clamp((now - updatedNanos) / 1e9, 0, LONGEST_STEP);
        updatedNanos = now;
        if (leader != null) {
            approach(leader, seconds);
        } else if (flight != null) {
            pose = flight.at(now);
            flight = flight.isOver(now) ? null : flight;
        }
        if (pendingZoom != 0) {
            zoomOn(seconds);
        }
        flyOn(seconds);
        spinOn(seconds);
        return pose;
    }

    /// Turns around the point looked at; the person's hand ends any flight or following.
    public void orbit(double byYaw, double byPitch) {
        takeOver();
        turnAround(byYaw, byPitch);
    }

    /// Turns the head on the spot.
    public void look(double byYaw, double byPitch) {
        takeOver();
        Quaternion turn = YawPitch.of(pose).turned(byYaw, byPitch).orientation();
        pose = new Pose(pose.position(), turn, pose.focusDistance());
    }

    /// Moves sideways and up, in world units.
    public void pan(double right, double up) {
        takeOver();
        pose = moved(pose.right().mul(right).add(pose.up().mul(up)));
    }

    /// Goes nearer to `centre` (factors below 1) or away from it; the direction of view stays, so `centre` stays where it is
    /// in the picture.
    public void zoom(double factor, Vec3 centre) {
        takeOver();
        pendingZoom += Math.log(factor);
        zoomCentre = centre;
    }

    /// Flies on with this speed until told otherwise: x right, y up, z back, in world units a second.
    public void fly(Vec3 localVelocity) {
        if (!localVelocity.equals(Vec3.ZERO)) {
            takeOver();
        }
        wantedVelocity = localVelocity;
    }

    /// Orbits on with this speed, in radians a second, until told otherwise.
    public void spin(double yawPerSecond, double pitchPerSecond) {
        wantedSpin = new Vec3(yawPerSecond, pitchPerSecond, 0);
        if (!wantedSpin.equals(Vec3.ZERO)) {
            takeOver();
        }
    }

    public void home() {
        moveTo(Pose.HOME);
    }

    /// Backs off or comes near until the ball is well in the picture, without changing the direction of view.
    ///
    /// @param aspect width of the picture by its height
    public void frame(Vec3 centre, double radius, double fieldOfView, double aspect) {
        double half = Math.atan(Math.tan(fieldOfView / 2) * Math.min(1, aspect));
        double distance = Math.max(NEAREST, radius / Math.sin(half));
        Quaternion turn = YawPitch.of(pose).orientation();
        moveTo(new Pose(centre.add(turn.rotate(Vec3.Z).mul(distance)), turn, distance));
    }

    /// Turns to look at a point and makes it the centre of orbits.
    public void focusOn(Vec3 point) {
        double distance = Math.max(NEAREST, Math.min(pose.focusDistance(), 8));
        Quaternion turn = YawPitch.of(pose).orientation();
        moveTo(new Pose(point.add(turn.rotate(Vec3.Z).mul(distance)), turn, distance));
    }

    /// Moves smoothly to `destination`.
    public void moveTo(Pose destination) {
        takeOver();
        long duration = (long) (FLIGHT_SECONDS * 1e9);
        flight = new CameraFlight(pose, destination, nanoClock.getAsLong(), duration);
    }

    /// Is at `destination` at once.
    public void jumpTo(Pose destination) {
        takeOver();
        pose = destination;
    }

    /// Keeps to the pose of somebody else, newly told whenever they move, smoothing what the network made jerky.
    public void follow(Pose newLeader) {
        flight = null;
        pendingZoom = 0;
        wantedVelocity = Vec3.ZERO;
        velocity = Vec3.ZERO;
        wantedSpin = Vec3.ZERO;
        spin = Vec3.ZERO;
        leader = newLeader;
    }

    public void stopFollowing() {
        leader = null;
    }

    private void takeOver() {
        leader = null;
        flight = null;
    }

    private void approach(Pose goal, double seconds) {
        pose = pose.lerp(goal, 1 - Math.exp(-seconds / FOLLOW_TIME_CONSTANT));
        if (reached(goal)) {
            pose = goal;
        }
    }

    private boolean reached(Pose goal) {
        return pose.position().distance(goal.position()) < 1e-3
                && pose.orientation().angleTo(goal.orientation()) < 1e-3
                && Math.abs(pose.focusDistance() - goal.focusDistance()) < 1e-2;
    }

    private void zoomOn(double seconds) {
        double step = pendingZoom * (1 - Math.exp(-seconds / ZOOM_TIME_CONSTANT));
        if (Math.abs(pendingZoom) < 1e-3) {
            step = pendingZoom;
        }
        pendingZoom -= step;
        double wanted = pose.focusDistance() * Math.exp(step);
        double factor = Math.clamp(wanted, NEAREST, FARTHEST) / pose.focusDistance();
        Vec3 position = zoomCentre.add(pose.position().sub(zoomCentre).mul(factor));
        pose = new Pose(position, pose.orientation(), pose.focusDistance() * factor);
    }

    private void flyOn(double seconds) {
        velocity = velocity.lerp(wantedVelocity, 1 - Math.exp(-seconds / FLY_TIME_CONSTANT));
        if (wantedVelocity.equals(Vec3.ZERO) && velocity.length() < 1e-2) {
            velocity = Vec3.ZERO;
            return;
        }
        pose = moved(pose.orientation().rotate(velocity).mul(seconds));
    }

    private void spinOn(double seconds) {
        spin = spin.lerp(wantedSpin, 1 - Math.exp(-seconds / FLY_TIME_CONSTANT));
        if (wantedSpin.equals(Vec3.ZERO) && spin.length() < 1e-2) {
            spin = Vec3.ZERO;
            return;
        }
        turnAround(spin.x() * seconds, spin.y() * seconds);
    }

    private void turnAround(double byYaw, double byPitch) {
        Vec3 centre = pose.target();
        Quaternion turn = YawPitch.of(pose).turned(byYaw, byPitch).orientation();
        Vec3 back = turn.rotate(Vec3.Z);
        double distance = pose.focusDistance();
        pose = new Pose(centre.add(back.mul(distance)), turn, distance);
    }

    private Pose moved(Vec3 by) {
        return new Pose(pose.position().add(by), pose.orientation(), pose.focusDistance());
    }
}
