package org.orrery.scene3d;

/// The size of the picture in logical pixels and how many device pixels each of them has a side.
public record Viewport(double width, double height, double scale) {
    /// Vertical field of view of every camera.
    public static final double FIELD_OF_VIEW = Math.toRadians(45);

    public Viewport {
        if (!(width > 0 && height > 0 && scale > 0)) {
            throw new IllegalArgumentException(width + " x " + height + " at " + scale);
        }
    }

    public int pixelWidth() {
        return (int) Math.max(1, Math.round(width * scale));
    }

    public int pixelHeight() {
        return (int) Math.max(1, Math.round(height * scale));
    }
}
