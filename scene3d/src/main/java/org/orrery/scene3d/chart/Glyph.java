package org.orrery.scene3d.chart;

/// The shapes a row can have, in the order in which categories get them.
public enum Glyph {
    BALL,
    CUBE,
    DIAMOND,
    PYRAMID,
    PILLAR,
    CONE;

    private static final int SIDES = 6;

    /// The corners of its triangles, three coordinates each, in a ball of radius 1; none for a ball. Counter-clockwise seen from outside.
    float[] corners() {
        return switch (this) {
            case BALL -> new float[0];
            case CUBE -> cube();
            case DIAMOND -> spun(0, 1.25, -1.25, 4);
            case PYRAMID -> spun(-0.7, 1.15, -0.7, 4);
            case PILLAR -> pillar();
            case CONE -> spun(-0.8, 1.2, -0.8, SIDES + 2);
        };
    }

    /// A rim at a height, and a point above and below it.
    private static float[] spun(double rim, double top, double bottom, int sides) {
        float[] corners = new float[18 * sides];
        for (int side = 0; side < sides; side++) {
            double from = 2 * Math.PI * side / sides;
            double to = 2 * Math.PI * (side + 1) / sides;
            put(corners, 18 * side, ring(from, rim), new double[] {0, top, 0}, ring(to, rim));
            put(
                    corners,
                    18 * side + 9,
                    ring(from, rim),
                    ring(to, rim),
                    new double[] {0, bottom, 0});
        }
        return corners;
    }

    private static float[] cube() {
        float[] corners = new float[12 * 9];
        int at = 0;
        for (int axis = 0; axis < 3; axis++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double[][] square = new double[4][3];
                for (int i = 0; i < 4; i++) {
                    square[i][axis] = sign * 0.75;
                    square[i][(axis + 1) % 3] = i == 1 || i == 2 ? 0.75 : -0.75;
                    square[i][(axis + 2) % 3] = i >= 2 ? 0.75 : -0.75;
                }
                boolean out = sign > 0;
                put(corners, at, square[0], square[out ? 1 : 2], square[out ? 2 : 1]);
                put(corners, at + 9, square[0], square[out ? 2 : 3], square[out ? 3 : 2]);
                at += 18;
            }
        }
        return corners;
    }

    private static float[] pillar() {
        float[] corners = new float[36 * SIDES];
        for (int side = 0; side < SIDES; side++) {
            double from = 2 * Math.PI * side / SIDES;
            double to = 2 * Math.PI * (side + 1) / SIDES;
            double[] low = ring(from, -1, 0.62);
            double[] nextLow = ring(to, -1, 0.62);
            double[] high = ring(from, 1, 0.62);
            double[] nextHigh = ring(to, 1, 0.62);
            int at = 36 * side;
            put(corners, at, low, high, nextHigh);
            put(corners, at + 9, low, nextHigh, nextLow);
            put(corners, at + 18, high, new double[] {0, 1, 0}, nextHigh);
            put(corners, at + 27, low, nextLow, new double[] {0, -1, 0});
        }
        return corners;
    }

    private static double[] ring(double angle, double height) {
        return ring(angle, height, 0.95);
    }

    private static double[] ring(double angle, double height, double radius) {
        return new double[] {radius * Math.cos(angle), height, radius * Math.sin(angle)};
    }

    private static void put(float[] corners, int at, double[]... triangle) {
        for (int i = 0; i < 9; i++) {
            corners[at + i] = (float) triangle[Math.floorDiv(i, 3)][i % 3];
        }
    }
}
