package org.orrery.scene3d.raster;

/// One pixel of a disc or of a ball lit from the upper left behind the eye (Lambert and Blinn-Phong), as sprites pack it.
final class DiscShading {
    private static final float LIGHT_X = -0.42f;
    private static final float LIGHT_Y = -0.58f;
    private static final float LIGHT_Z = 0.70f;
    private static final float HALF_X = -0.2275f;
    private static final float HALF_Y = -0.3142f;
    private static final float HALF_Z = 0.9217f;

    private DiscShading() {}

    static int coverage(float dx, float dy, float radius) {
        float distance = (float) Math.sqrt(dx * dx + dy * dy);
        return (int) (Math.clamp(radius + 0.5f - distance, 0f, 1f) * 256);
    }

    static int flat(float dx, float dy, float radius) {
        return Sprite.pack(coverage(dx, dy, radius), 256, 0);
    }

    static int sphere(float dx, float dy, float radius) {
        float nx = dx / radius;
        float ny = dy / radius;
        float planar = nx * nx + ny * ny;
        if (planar > 0.98f) {
            float shrink = (float) Math.sqrt(0.98f / planar);
            nx *= shrink;
            ny *= shrink;
            planar = 0.98f;
        }
        float nz = (float) Math.sqrt(1 - planar);
        float lambert = Math.max(0, nx * LIGHT_X + ny * LIGHT_Y + nz * LIGHT_Z);
        float mirror = Math.max(0, nx * HALF_X + ny * HALF_Y + nz * HALF_Z);
        float shine = (float) Math.pow(mirror, 36);
        float small = Math.clamp((radius - 1.2f) / 3f, 0f, 1f);
        float diffuse = 1 - small * (1 - (0.50f + 0.56f * lambert));
        int highlight = (int) (120 * shine * small);
        int lit = (int) (Math.clamp(diffuse, 0f, 1f) * (256 - highlight));
        return Sprite.pack(coverage(dx, dy, radius), lit, highlight);
    }
}
