package org.orrery.scene3d.chart;

/// Rows brought together in the cells of a fine grid over x and z, each cell with the mean place and the mean of some value:
/// what is interpolated, so that many rows cost no more than few.
final class CellMeans {
    private static final int SIDE = 96;

    private final double[] sumX = new double[SIDE * SIDE];
    private final double[] sumZ = new double[SIDE * SIDE];
    private final double[] sumValue = new double[SIDE * SIDE];
    private final int[] counts = new int[SIDE * SIDE];

    /// @param x place from 0 to 1, as is `z`
    void add(double x, double z, double value) {
        int cell = index(z) * SIDE + index(x);
        sumX[cell] += x;
        sumZ[cell] += z;
        sumValue[cell] += value;
        counts[cell]++;
    }

    private static int index(double fraction) {
        return Math.clamp((int) (fraction * SIDE), 0, SIDE - 1);
    }

    /// The means of the cells that have rows, as x, z, value and number of rows.
    double[] samples() {
        int filled = 0;
        for (int count : counts) {
            filled += count > 0 ? 1 : 0;
        }
        double[] samples = new double[4 * filled];
        int at = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                samples[at++] = sumX[cell] / counts[cell];
                samples[at++] = sumZ[cell] / counts[cell];
                samples[at++] = sumValue[cell] / counts[cell];
                samples[at++] = counts[cell];
            }
        }
        return samples;
    }
}
