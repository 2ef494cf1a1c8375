package org.orrery.scene3d.chart;

import java.util.function.DoubleBinaryOperator;

/// Values at the nodes of a square grid, from scattered samples by inverse distance weighting (Shepard 1968) with the fourth
/// power of the distance, softened near the samples. A node farther from all samples than they usually are from each other
/// has no value: nothing is made up where there is no data.
final class HeightField {
    static final int SIDE = 57;
    private static final double SOFTNESS = 0.045;
    private static final double REACH = 0.10;

    final double[] values;

    /// @param values one a node, row by row; NaN for none
    private HeightField(double[] values) {
        this.values = values;
    }

    /// A function of the place, each coordinate from 0 to 1.
    static HeightField of(DoubleBinaryOperator height) {
        double[] values = new double[SIDE * SIDE];
        for (int node = 0; node < values.length; node++) {
            values[node] =
                    height.applyAsDouble(
                            node % SIDE / (SIDE - 1.0), Math.floorDiv(node, SIDE) / (SIDE - 1.0));
        }
        return new HeightField(values);
    }

    /// @param samples x, z (0 to 1), value and weight of each
    static HeightField interpolated(double[] samples) {
        double reach = Math.max(REACH, 1.7 / Math.sqrt(Math.max(1, samples.length / 4)));
        return of((x, z) -> at(x, z, samples, reach));
    }

    private static double at(double x, double z, double[] samples, double reach) {
        double sum = 0;
        double weights = 0;
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < samples.length; i += 4) {
            double dx = samples[i] - x;
            double dz = samples[i + 1] - z;
            double square = dx * dx + dz * dz;
            double soft = square + SOFTNESS * SOFTNESS;
            double weight = Math.sqrt(samples[i + 3]) / (soft * soft);
            sum += weight * samples[i + 2];
            weights += weight;
            nearest = Math.min(nearest, square);
        }
        return weights > 0 && nearest <= reach * reach ? sum / weights : Double.NaN;
    }

    boolean has(int column, int row) {
        return column >= 0
                && row >= 0
                && column < SIDE
                && row < SIDE
                && !Double.isNaN(values[row * SIDE + column]);
    }

    double at(int column, int row) {
        return values[row * SIDE + column];
    }
}
