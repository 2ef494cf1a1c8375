package org.orrery.scene3d;

/// A part of the picture, in logical pixels from the top left. Several threads may ask at once.
@FunctionalInterface
public interface ScreenArea {
    boolean contains(double x, double y);

    static ScreenArea rectangle(double x, double y, double width, double height) {
        return (px, py) -> px >= x && px <= x + width && py >= y && py <= y + height;
    }
}
