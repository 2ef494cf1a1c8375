package org.orrery.scene3d.avatar;

import org.orrery.model.space.Quaternion;
import org.orrery.model.space.Vec3;

/// A turn as a matrix in single precision, for many points.
final class Turn {
    private final float[] m = new float[9];

    Turn(Quaternion turn) {
        Vec3[] axes = {turn.rotate(Vec3.X), turn.rotate(Vec3.Y), turn.rotate(Vec3.Z)};
        for (int column = 0; column < 3; column++) {
            m[column] = (float) axes[column].x();
            m[3 + column] = (float) axes[column].y();
            m[6 + column] = (float) axes[column].z();
        }
    }

    /// Turns the point at index `at` of `from`, times `scale` plus the offset, into the same index of `to`.
    void apply(float[] from, float[] to, int at, float scale, float dx, float dy, float dz) {
        float x = from[at] * scale;
        float y = from[at + 1] * scale;
        float z = from[at + 2] * scale;
        to[at] = m[0] * x + m[1] * y + m[2] * z + dx;
        to[at + 1] = m[3] * x + m[4] * y + m[5] * z + dy;
        to[at + 2] = m[6] * x + m[7] * y + m[8] * z + dz;
    }
}
