package org.orrery.scene3d.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Avatar;

/// Moves figures smoothly between the poses that come over the network a few times a second. Who stands where the camera is
/// gets left out: one would look into their head.
final class AvatarMotion {
    private static final double TIME_CONSTANT = 0.07;
    private static final double TOO_NEAR = 1.3;

    private List<Avatar> wanted = List.of();
    private final Map<String, Pose> poses = new HashMap<>();
    private boolean moving;

    void set(List<Avatar> avatars) {
        wanted = List.copyOf(avatars);
        moving = true;
    }

    boolean isMoving() {
        return moving;
    }

    /// The figures as they are `seconds` after the last call.
    List<Avatar> step(double seconds, Vec3 camera) {
        double share = 1 - Math.exp(-seconds / TIME_CONSTANT);
        moving = false;
        Map<String, Pose> next = HashMap.newHashMap(wanted.size());
        List<Avatar> visible = new ArrayList<>();
        for (Avatar avatar : wanted) {
            Pose pose = stepped(poses.get(avatar.id()), avatar.pose(), share);
            next.put(avatar.id(), pose);
            moving |= !pose.equals(avatar.pose());
            if (pose.position().distance(camera) > TOO_NEAR * avatar.scale()) {
                visible.add(avatar.at(pose));
            }
        }
        poses.clear();
        poses.putAll(next);
        return visible;
    }

    private static Pose stepped(@Nullable Pose from, Pose to, double share) {
        if (from == null
                || (from.position().distance(to.position()) < 2e-3
                        && from.orientation().angleTo(to.orientation()) < 2e-3
                        && Math.abs(from.focusDistance() - to.focusDistance()) < 2e-2)) {
            return to;
        }
        return from.lerp(to, share);
    }
}
