package org.orrery.scene3d.chart;

import java.util.List;

/// A column of a table.
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Column {
    String name();

    int rows();

    /// Numbers; NaN where there is none.
    ///
    /// @param unit such as "km", or empty
    /// @param moments whether they are moments, in milliseconds since 1970, UTC
    record Numeric(String name, String unit, double[] values, boolean moments) implements Column {
        public Numeric(String name, String unit, double[] values) {
            this(name, unit, values, false);
        }

        @Override
        public int rows() {
            return values.length;
        }
    }

    /// Categories: `codes` index `labels`, negative where there is none.
    record Categorical(String name, int[] codes, List<String> labels) implements Column {
        public Categorical {
            labels = List.copyOf(labels);
        }

        @Override
        public int rows() {
            return codes.length;
        }
    }
}
