package org.orrery.scene3d.view;

/// What a plain left drag draws.
public enum Brush {
    /// Nothing: it turns the camera.
    NONE,
    RECTANGLE,
    LASSO
}
