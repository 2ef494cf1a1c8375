package org.orrery.scene3d.view;

import org.orrery.scene3d.PickTarget;

/// A click on the scene.
///
/// @param x in the view's own coordinates, as is `y`
/// @param button which button
/// @param additive whether Ctrl, Command or Shift was held: add to the selection instead of replacing it
/// @param clicks 1 or 2
public record ScenePick(
        PickTarget target, double x, double y, Button button, boolean additive, int clicks) {
    /// A mouse button.
    public enum Button {
        PRIMARY,
        MIDDLE,
        SECONDARY
    }
}
