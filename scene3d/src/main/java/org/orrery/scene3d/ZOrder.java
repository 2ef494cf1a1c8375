package org.orrery.scene3d;

/// The order of points along the Z-order curve (Morton) through their bounding box, ten bits an axis, by radix sort. Neighbours in
/// it are neighbours in space.
public final class ZOrder {
    private ZOrder() {}

    /// The numbers of the points, in order.
    public static int[] of(float[] xyz) {
        int count = xyz.length / 3;
        int[] keys = keys(xyz, count);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        int[] spare = new int[count];
        for (int shift = 0; shift < 30; shift += 10) {
            int[] starts = new int[1025];
            for (int key : keys) {
                starts[(key >>> shift & 1023) + 1]++;
            }
            for (int i = 0; i < 1024; i++) {
                starts[i + 1] += starts[i];
            }
            for (int i = 0; i < count; i++) {
                int digit = keys[order[i]] >>> shift & 1023;
                spare[starts[digit]++] = order[i];
            }
            int[] swap = order;
            order = spare;
            spare = swap;
        }
        return order;
    }

    private static int[] keys(float[] xyz, int count) {
        float[] low = {Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE};
        float[] high = {-Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
        for (int i = 0; i < 3 * count; i++) {
            low[i % 3] = Math.min(low[i % 3], xyz[i]);
            high[i % 3] = Math.max(high[i % 3], xyz[i]);
        }
        int[] keys = new int[count];
        for (int axis = 0; axis < 3; axis++) {
            float factor = 1023f / Math.max(1e-9f, high[axis] - low[axis]);
            for (int i = 0; i < count; i++) {
                int cell = Math.clamp((int) ((xyz[3 * i + axis] - low[axis]) * factor), 0, 1023);
                keys[i] |= spread(cell) << axis;
            }
        }
        return keys;
    }

    /// Ten bits with two zero bits after each.
    private static int spread(int bits) {
        int v = (bits | bits << 16) & 0x030000ff;
        v = (v | v << 8) & 0x0300f00f;
        v = (v | v << 4) & 0x030c30c3;
        return (v | v << 2) & 0x09249249;
    }
}
