package org.orrery.analytics.data;

import java.util.Arrays;

/// Collects the moments of a column whose length nobody knows yet. Confined to one thread.
public final class TimeBuilder {

    private long[] moments;
    private int size;

    /// @param expected how many there will be, as far as one can tell
    public TimeBuilder(int expected) {
        this.moments = new long[Math.max(16, expected)];
    }

    /// Adds epoch milliseconds, or [TimeColumn#MISSING].
    public void add(long epochMillis) {
        if (size == moments.length) {
            moments = Arrays.copyOf(moments, size + (size >> 1));
        }
        moments[size++] = epochMillis;
    }

    public TimeColumn finish(ColumnName name, boolean datesOnly) {
        long[] all = size == moments.length ? moments : Arrays.copyOf(moments, size);
        return new TimeColumn(name, all, datesOnly);
    }
}
