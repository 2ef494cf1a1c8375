package org.orrery.analytics.chart;

import java.util.Arrays;
import org.orrery.analytics.data.Column;

/// Evenly spaced rows of a data set, enough to judge its columns by; all rows if they are few.
record RowSample(int rowCount, int stride) {

    private static final int ENOUGH = 20_000;

    static RowSample of(int rowCount) {
        return new RowSample(rowCount, Math.max(1, (rowCount + ENOUGH - 1) / ENOUGH));
    }

    int size() {
        return (rowCount + stride - 1) / stride;
    }

    /// Positions of a column's values in the sample, NaN where missing.
    double[] positions(Column column) {
        double[] positions = new double[size()];
        Arrays.setAll(positions, i -> column.positionAt(i * stride));
        return positions;
    }
}
