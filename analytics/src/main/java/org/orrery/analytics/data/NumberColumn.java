package org.orrery.analytics.data;

/// Numbers in double precision; never infinite, NaN where missing.
public final class NumberColumn implements Column {

    private final ColumnName header;
    private final double[] values;
    private final int missing;

    /// Takes over `values`, which must not be changed afterwards: copying a million rows would double the memory.
    public NumberColumn(ColumnName header, double[] values) {
        int nans = 0;
        for (double value : values) {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("infinite value in column " + header.full());
            }
            if (Double.isNaN(value)) {
                nans++;
            }
        }
        this.header = header;
        this.values = values;
        this.missing = nans;
    }

    @Override
    public ColumnName header() {
        return header;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public int missingCount() {
        return missing;
    }

    @Override
    public double positionAt(int row) {
        return values[row];
    }

    @Override
    public String textAt(int row) {
        return NumberText.of(values[row]);
    }
}
