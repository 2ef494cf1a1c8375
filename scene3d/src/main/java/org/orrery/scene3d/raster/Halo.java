package org.orrery.scene3d.raster;

/// The ring around a selected point.
final class Halo {
    private static final float GAP = 1.4f;
    private static final float THICKNESS = 1.7f;

    private Halo() {}

    static float outer(float radius) {
        return radius + GAP + THICKNESS;
    }

    static int pixel(float dx, float dy, float radius) {
        float distance = (float) Math.sqrt(dx * dx + dy * dy);
        float middle = radius + GAP + THICKNESS / 2;
        float covered = THICKNESS / 2 + 0.5f - Math.abs(distance - middle);
        return Sprite.pack((int) (Math.clamp(covered, 0f, 1f) * 256), 256, 0);
    }
}
