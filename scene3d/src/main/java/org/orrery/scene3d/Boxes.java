package org.orrery.scene3d;

/// Boxes around things: six numbers each, lowest x, y, z, then highest.
final class Boxes {
    static final int STRIDE = 6;

    private Boxes() {}

    static float[] empty(int count) {
        float[] boxes = new float[STRIDE * count];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = i % STRIDE < 3 ? Float.MAX_VALUE : -Float.MAX_VALUE;
        }
        return boxes;
    }

    /// Widens a box so that it holds the points of `xyz` from one up to another.
    static void add(float[] boxes, int box, float[] xyz, int from, int to) {
        float lowX = boxes[STRIDE * box];
        float lowY = boxes[STRIDE * box + 1];
        float lowZ = boxes[STRIDE * box + 2];
        float highX = boxes[STRIDE * box + 3];
        float highY = boxes[STRIDE * box + 4];
        float highZ = boxes[STRIDE * box + 5];
        for (int at = 3 * from; at < 3 * to; at += 3) {
            lowX = Math.min(lowX, xyz[at]);
            lowY = Math.min(lowY, xyz[at + 1]);
            lowZ = Math.min(lowZ, xyz[at + 2]);
            highX = Math.max(highX, xyz[at]);
            highY = Math.max(highY, xyz[at + 1]);
            highZ = Math.max(highZ, xyz[at + 2]);
        }
        boxes[STRIDE * box] = lowX;
        boxes[STRIDE * box + 1] = lowY;
        boxes[STRIDE * box + 2] = lowZ;
        boxes[STRIDE * box + 3] = highX;
        boxes[STRIDE * box + 4] = highY;
        boxes[STRIDE * box + 5] = highZ;
    }
}
