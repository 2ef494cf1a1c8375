package org.orrery.scene3d.raster;

import java.util.Arrays;

/// Line segments in device pixels, ready to be drawn: seven numbers and two colours a segment. Grows as needed and is used
/// again for the next frame.
final class Segments {
    static final int STRIDE = 7;

    float[] data = new float[64 * STRIDE];
    int[] colours = new int[128];
    int count;

    void clear() {
        count = 0;
    }

    /// Adds a segment given in the camera's coordinates (right, up, away), cut off where it comes too near.
    void add(Lens lens, float[] from, float[] to, int colourFrom, int colourTo, float halfWidth) {
        if (from[2] < Lens.NEAR && to[2] < Lens.NEAR) {
            return;
        }
        float[] a = from[2] < Lens.NEAR ? cut(from, to) : from;
        float[] b = to[2] < Lens.NEAR ? cut(to, from) : to;
        float nearA = 1 / a[2];
        float nearB = 1 / b[2];
        addProjected(
                lens.centreX + lens.focal * a[0] * nearA,
                lens.centreY - lens.focal * a[1] * nearA,
                nearA,
                lens.centreX + lens.focal * b[0] * nearB,
                lens.centreY - lens.focal * b[1] * nearB,
                nearB,
                colourFrom,
                colourTo,
                halfWidth);
    }

    void addProjected(
            float x0,
            float y0,
            float near0,
            float x1,
            float y1,
            float near1,
            int colour0,
            int colour1,
            float halfWidth) {
        if ((count + 1) * STRIDE > data.length) {
            data = Arrays.copyOf(data, data.length * 2);
            colours = Arrays.copyOf(colours, colours.length * 2);
        }
        int at = count * STRIDE;
        data[at] = x0;
        data[at + 1] = y0;
        data[at + 2] = near0;
        data[at + 3] = x1;
        data[at + 4] = y1;
        data[at + 5] = near1;
        data[at + 6] = halfWidth;
        colours[2 * count] = colour0;
        colours[2 * count + 1] = colour1;
        count++;
    }

    private static float[] cut(float[] behind, float[] seen) {
        float t = (Lens.NEAR - behind[2]) / (seen[2] - behind[2]);
        return new float[] {
            behind[0] + (seen[0] - behind[0]) * t, behind[1] + (seen[1] - behind[1]) * t, Lens.NEAR
        };
    }
}
