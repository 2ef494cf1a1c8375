package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.orrery.scene3d.SceneTheme;

/// How rows get their colours, and how the legend tells it.
sealed interface ColourScale {
    int colour(int row);

    Legend.Colours legend();

    static ColourScale of(@Nullable Column column, BitSet rows, SceneTheme theme) {
        return switch (column) {
            case Column.Numeric numeric -> Ramp.of(numeric, rows, theme);
            case Column.Categorical categories -> new Categories(categories, rows, theme);
            case null -> new Single(theme);
        };
    }

    /// One colour for all.
    record Single(SceneTheme theme) implements ColourScale {
        @Override
        public int colour(int row) {
            return Palette.category(0, theme);
        }

        @Override
        public Legend.Colours legend() {
            return new Legend.Colours.Single("", colour(0));
        }
    }

    /// A colour a category.
    record Categories(Column.Categorical column, BitSet rows, SceneTheme theme)
            implements ColourScale {
        @Override
        public int colour(int row) {
            int code = column.codes()[row];
            return code < 0 ? Palette.missing(theme) : Palette.category(code, theme);
        }

        @Override
        public Legend.Colours legend() {
            int[] counts = new int[column.labels().size() + 1];
            for (int row = rows.nextSetBit(0);
                    row >= 0 && row < column.rows();
                    row = rows.nextSetBit(row + 1)) {
                int code = column.codes()[row];
                counts[code < 0 ? counts.length - 1 : code]++;
            }
            List<Legend.Swatch> swatches = new ArrayList<>();
            for (int i = 0; i < column.labels().size(); i++) {
                swatches.add(
                        new Legend.Swatch(
                                column.labels().get(i), Palette.category(i, theme), counts[i]));
            }
            if (counts[counts.length - 1] > 0) {
                swatches.add(
                        new Legend.Swatch(
                                "(no value)", Palette.missing(theme), counts[counts.length - 1]));
            }
            return new Legend.Colours.Swatches(column.name(), swatches);
        }
    }

    /// A colour by number.
    @SuppressWarnings("ArrayRecordComponent")
    record Ramp(String title, double[] values, NumberRange range, boolean moments, SceneTheme theme)
            implements ColourScale {
        Ramp(String title, double[] values, NumberRange range, SceneTheme theme) {
            this(title, values, range, false, theme);
        }

        private static final int LEGEND_STEPS = 24;

        static Ramp of(Column.Numeric column, BitSet rows, SceneTheme theme) {
            NumberRange range = NumberRange.of(column.values(), rows);
            return new Ramp(
                    AxisScale.titled(column), column.values(), range, column.moments(), theme);
        }

        @Override
        public int colour(int row) {
            return colourOf(values[row]);
        }

        int colourOf(double value) {
            return Double.isFinite(value)
                    ? Palette.ramp(range.fraction(value), theme)
                    : Palette.missing(theme);
        }

        @Override
        public Legend.Colours legend() {
            List<Integer> steps =
                    IntStream.range(0, LEGEND_STEPS)
                            .mapToObj(i -> Palette.ramp(i / (LEGEND_STEPS - 1.0), theme))
                            .toList();
            return new Legend.Colours.Ramp(title, steps, moments ? dates() : numbers());
        }

        private List<Legend.RampTick> numbers() {
            Ticks ticks = Ticks.covering(range.low(), range.high(), 4);
            return ticks.values().stream()
                    .filter(v -> v >= range.low() && v <= range.high())
                    .map(v ->
                            new Legend.RampTick(range.fraction(v), TickFormat.of(v, ticks.step())))
                    .toList();
        }

        private List<Legend.RampTick> dates() {
            TimeTicks ticks = TimeTicks.covering(range.low(), range.high(), 4);
            return ticks.values().stream()
                    .filter(v -> v >= range.low() && v <= range.high())
                    .map(v -> new Legend.RampTick(range.fraction(v), ticks.label(v)))
                    .toList();
        }
    }
}
