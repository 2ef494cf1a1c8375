package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the values of a column become places along one direction of the chart.
@SuppressWarnings("ArrayRecordComponent")
sealed interface AxisScale {
    /// A tick: place from 0 to 1 and text.
    record Tick(double fraction, String label) {}

    String title();

    List<Tick> ticks();

    /// Place of a row from 0 to 1, NaN where it has none.
    double fraction(int row);

    /// Numbers, evenly.
    record Linear(String title, double @Nullable [] values, Ticks range) implements AxisScale {
        double fractionOf(double value) {
            return (value - range.low()) / (range.high() - range.low());
        }

        @Override
        public double fraction(int row) {
            return values == null ? 0.5 : fractionOf(values[row]);
        }

        @Override
        public List<Tick> ticks() {
            return range.values().stream()
                    .map(value -> new Tick(fractionOf(value), TickFormat.of(value, range.step())))
                    .toList();
        }
    }

    /// Categories, each in the middle of its share.
    record Bands(String title, int[] codes, List<String> labels) implements AxisScale {
        private static final int MOST_LABELS = 14;

        int count() {
            return Math.max(1, labels.size());
        }

        @Override
        public double fraction(int row) {
            int code = codes[row];
            return code < 0 || code >= labels.size() ? Double.NaN : (code + 0.5) / count();
        }

        @Override
        public List<Tick> ticks() {
            List<Tick> ticks = new ArrayList<>();
            int every = (count() + MOST_LABELS - 1) / MOST_LABELS;
            for (int i = 0; i < labels.size(); i += every) {
                ticks.add(new Tick((i + 0.5) / count(), shortened(labels.get(i))));
            }
            return ticks;
        }

        private static String shortened(String label) {
            return label.length() <= 18 ? label : label.substring(0, 17) + "…";
        }
    }

    /// Nothing was chosen: everything is in the middle.
    record Unused() implements AxisScale {
        @Override
        public String title() {
            return "";
        }

        @Override
        public List<Tick> ticks() {
            return List.of();
        }

        @Override
        public double fraction(int row) {
            return 0.5;
        }
    }

    static AxisScale of(@Nullable Column column, BitSet rows, int wantedTicks) {
        return switch (column) {
            case Column.Numeric numeric -> linear(numeric, rows, wantedTicks);
            case Column.Categorical categories ->
                    new Bands(categories.name(), categories.codes(), categories.labels());
            case null -> new Unused();
        };
    }

    private static Linear linear(Column.Numeric column, BitSet rows, int wantedTicks) {
        NumberRange range = NumberRange.of(column.values(), rows);
        return new Linear(
                titled(column),
                column.values(),
                Ticks.covering(range.low(), range.high(), wantedTicks));
    }

    static String titled(Column.Numeric column) {
        return column.unit().isEmpty() ? column.name() : column.name() + " (" + column.unit() + ")";
    }
}
