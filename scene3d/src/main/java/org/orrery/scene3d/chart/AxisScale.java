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

    /// What a row has here, in words; empty where nothing was chosen.
    String valueText(int row);

    /// Place of the mean of some rows that all have one: those of a list from one index up to another.
    default double meanFraction(int[] list, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += fraction(list[i]);
        }
        return sum / (to - from);
    }

    /// Numbers.
    sealed interface Numbers extends AxisScale {
        /// The value of each row, NaN where it has none; null for an axis that is not of a column.
        double @Nullable [] values();

        double fractionOf(double value);

        /// The value that is at a place.
        double valueAt(double fraction);

        /// A value as a person reads it.
        default String text(double value) {
            return TickFormat.of(value);
        }

        @Override
        default double fraction(int row) {
            double[] values = values();
            return values == null ? 0.5 : fractionOf(values[row]);
        }

        @Override
        default String valueText(int row) {
            double[] values = values();
            return values == null ? "" : title() + " " + text(values[row]);
        }
    }

    /// Numbers by their logarithm. What is zero or less has no place.
    record Log(String title, double @Nullable [] values, LogTicks range) implements Numbers {
        @Override
        public double fractionOf(double value) {
            return value > 0 ? range.fraction(value) : Double.NaN;
        }

        @Override
        public double valueAt(double fraction) {
            return range.low() * Math.pow(range.high() / range.low(), fraction);
        }

        boolean isNotPositive(int row) {
            return values != null && Double.isFinite(values[row]) && values[row] <= 0;
        }

        /// The mean is that of the numbers, not of their logarithms.
        @Override
        public double meanFraction(int[] list, int from, int to) {
            if (values == null) {
                return 0.5;
            }
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += values[list[i]];
            }
            return fractionOf(sum / (to - from));
        }

        @Override
        public List<Tick> ticks() {
            return range.values().stream()
                    .map(value -> new Tick(fractionOf(value), TickFormat.of(value, value)))
                    .toList();
        }
    }

    /// Numbers, evenly.
    record Linear(String title, double @Nullable [] values, Ticks range) implements Numbers {
        @Override
        public double fractionOf(double value) {
            return (value - range.low()) / (range.high() - range.low());
        }

        @Override
        public double valueAt(double fraction) {
            return range.low() + fraction * (range.high() - range.low());
        }

        @Override
        public List<Tick> ticks() {
            return range.values().stream()
                    .map(value -> new Tick(fractionOf(value), TickFormat.of(value, range.step())))
                    .toList();
        }
    }

    /// Moments, evenly, with round dates.
    record Time(String title, double @Nullable [] values, TimeTicks range) implements Numbers {
        @Override
        public double fractionOf(double value) {
            return range.fraction(value);
        }

        @Override
        public double valueAt(double fraction) {
            return range.low() + fraction * (range.high() - range.low());
        }

        @Override
        public String text(double value) {
            return TimeTicks.text(value);
        }

        @Override
        public List<Tick> ticks() {
            return range.values().stream()
                    .map(value -> new Tick(fractionOf(value), range.label(value)))
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

        @Override
        public String valueText(int row) {
            return Double.isNaN(fraction(row)) ? "" : labels.get(codes[row]);
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

        @Override
        public String valueText(int row) {
            return "";
        }
    }

    static AxisScale of(@Nullable Column column, BitSet rows, int wantedTicks) {
        return switch (column) {
            case Column.Numeric numeric when numeric.moments() -> time(numeric, rows, wantedTicks);
            case Column.Numeric numeric -> linear(numeric, rows, wantedTicks);
            case Column.Categorical categories ->
                    new Bands(categories.name(), categories.codes(), categories.labels());
            case null -> new Unused();
        };
    }

    /// The same, on request by the logarithm.
    ///
    /// @param log whether it is to be logarithmic, which only numbers above zero can be
    static AxisScale of(@Nullable Column column, BitSet rows, int wantedTicks, boolean log) {
        if (!log || !(column instanceof Column.Numeric numeric) || numeric.moments()) {
            return of(column, rows, wantedTicks);
        }
        NumberRange range = NumberRange.ofPositive(numeric.values(), rows);
        return new Log(
                titled(numeric), numeric.values(), LogTicks.covering(range.low(), range.high()));
    }

    private static Time time(Column.Numeric column, BitSet rows, int wantedTicks) {
        NumberRange range = NumberRange.of(column.values(), rows);
        return new Time(
                column.name(),
                column.values(),
                TimeTicks.covering(range.low(), range.high(), wantedTicks + 1));
    }

    private static Linear linear(Column.Numeric column, BitSet rows, int wantedTicks) {
        NumberRange range = NumberRange.of(column.values(), rows);
        return new Linear(
                titled(column),
                column.values(),
                Ticks.covering(range.low(), range.high(), wantedTicks));
    }

    /// The title for a sentence.
    static String named(AxisScale axis) {
        String title = axis.title().isEmpty() ? "nothing" : axis.title();
        return axis instanceof Log ? title + " (logarithmic)" : title;
    }

    static String titled(Column.Numeric column) {
        return column.unit().isEmpty() ? column.name() : column.name() + " (" + column.unit() + ")";
    }
}
