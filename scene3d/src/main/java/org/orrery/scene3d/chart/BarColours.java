package org.orrery.scene3d.chart;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The colour of a bar: the mean of the colour column or its most frequent category; without one, its height.
final class BarColours {
    private final ChartSpec spec;
    private final @Nullable Column column;
    private final ColourScale scale;

    BarColours(
            ChartData data, ChartSpec spec, BitSet rows, String heightTitle, NumberRange heights) {
        this.spec = spec;
        column = data.column(spec.encoding().colour()).orElse(null);
        scale =
                column == null
                        ? new ColourScale.Ramp(heightTitle, new double[0], heights, spec.theme())
                        : ColourScale.of(column, rows, spec.theme());
    }

    int colour(Bar bar, double height) {
        return switch (column) {
            case Column.Categorical categories -> {
                int code = bar.mode(categories.codes());
                yield code < 0
                        ? Palette.missing(spec.theme())
                        : Palette.category(code, spec.theme());
            }
            case Column.Numeric numeric -> ramp(bar.mean(numeric.values()));
            case null -> ramp(height);
        };
    }

    private int ramp(double value) {
        return scale instanceof ColourScale.Ramp ramp
                ? ramp.colourOf(value)
                : Palette.missing(spec.theme());
    }

    Legend.Colours legend() {
        return scale.legend();
    }
}
