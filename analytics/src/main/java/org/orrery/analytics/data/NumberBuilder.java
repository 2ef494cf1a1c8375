package org.orrery.analytics.data;

import java.util.Arrays;

/// Collects the numbers of a column whose length nobody knows yet. Confined to one thread.
public final class NumberBuilder {

    private double[] values;
    private int size;
    private boolean infinite;

    /// @param expected how many there will be, as far as one can tell
    public NumberBuilder(int expected) {
        this.values = new double[Math.max(16, expected)];
    }

    /// Adds a number; NaN is missing, and what is infinite counts as missing.
    public void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        if (Double.isInfinite(value)) {
            infinite = true;
            values[size++] = Double.NaN;
        } else {
            values[size++] = value;
        }
    }

    public int size() {
        return size;
    }

    /// Whether a value was infinite and is now missing.
    public boolean hadInfinite() {
        return infinite;
    }

    public NumberColumn finish(ColumnName name) {
        return new NumberColumn(name, size == values.length ? values : Arrays.copyOf(values, size));
    }
}
