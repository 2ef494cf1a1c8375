package org.orrery.scene3d.raster;

import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;

/// A lamp over the left shoulder of the camera and an even light from the sky: from wherever one looks, shapes read well.
final class Light {
    private static final float AMBIENT = 0.54f;
    private static final float SKY = 0.16f;
    private static final float LAMP = 0.44f;

    private final float lampX;
    private final float lampY;
    private final float lampZ;
    private final float eyeX;
    private final float eyeY;
    private final float eyeZ;

    Light(Pose camera) {
        Vec3 lamp =
                camera.right()
                        .mul(-0.42)
                        .add(camera.up().mul(0.58))
                        .sub(camera.forward().mul(0.70))
                        .normalized();
        lampX = (float) lamp.x();
        lampY = (float) lamp.y();
        lampZ = (float) lamp.z();
        eyeX = (float) camera.position().x();
        eyeY = (float) camera.position().y();
        eyeZ = (float) camera.position().z();
    }

    /// The colour of a surface at a place (x, y, z) with the normal (nx, ny, nz).
    int lit(
            int argb,
            float x,
            float y,
            float z,
            float nx,
            float ny,
            float nz,
            boolean twoSided,
            float gloss) {
        float vx = eyeX - x;
        float vy = eyeY - y;
        float vz = eyeZ - z;
        float side = twoSided && nx * vx + ny * vy + nz * vz < 0 ? -1f : 1f;
        float lambert = Math.max(0, side * (nx * lampX + ny * lampY + nz * lampZ));
        float diffuse = AMBIENT + SKY * (side * ny * 0.5f + 0.5f) + LAMP * lambert;
        int highlight = gloss > 0 ? highlight(vx, vy, vz, nx, ny, nz, side, gloss) : 0;
        int weight = (int) (Math.min(1f, diffuse) * (256 - highlight));
        return (Mix.shade(argb, weight, highlight) & 0xffffff) | (argb & 0xff000000);
    }

    private int highlight(
            float vx, float vy, float vz, float nx, float ny, float nz, float side, float gloss) {
        float toEye = 1 / (float) Math.sqrt(Math.max(1e-9f, vx * vx + vy * vy + vz * vz));
        float hx = vx * toEye + lampX;
        float hy = vy * toEye + lampY;
        float hz = vz * toEye + lampZ;
        float length = (float) Math.sqrt(Math.max(1e-9f, hx * hx + hy * hy + hz * hz));
        float mirror = Math.max(0, side * (nx * hx + ny * hy + nz * hz) / length);
        float m8 = mirror * mirror;
        m8 *= m8;
        m8 *= m8;
        return (int) (Math.min(1f, gloss * m8 * m8 * m8) * 200);
    }
}
