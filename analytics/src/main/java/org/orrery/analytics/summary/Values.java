package org.orrery.analytics.summary;

import java.util.Arrays;
import java.util.BitSet;
import org.orrery.analytics.data.Column;

/// Takes the values of some rows out of a column.
final class Values {

    private Values() {}

    /// Those that are not missing, in row order.
    static double[] present(Column column, BitSet rows) {
        double[] values = new double[rows.cardinality()];
        int count = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            double value = column.positionAt(row);
            values[count] = value;
            count += Double.isNaN(value) ? 0 : 1;
        }
        return Arrays.copyOf(values, count);
    }
}
