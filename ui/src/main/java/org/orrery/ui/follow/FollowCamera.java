package org.orrery.ui.follow;

import org.orrery.model.space.Pose;

/// The camera as following needs it.
public interface FollowCamera {
    Pose pose();

    /// Keeps to the pose of somebody else, told anew whenever they move.
    void track(Pose leader);

    /// Whether [#track(Pose)] still holds: the person's own hand ends it.
    boolean isTracking();

    void stopTracking();

    void moveTo(Pose pose);
}
