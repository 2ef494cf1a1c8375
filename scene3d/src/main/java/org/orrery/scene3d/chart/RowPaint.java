package org.orrery.scene3d.chart;

import java.util.stream.IntStream;
import org.orrery.scene3d.SceneTheme;

/// The colours of a [ColourScale] for very many rows: looked up in a table, row after row on all cores, so that whoever wants
/// them in another order jumps about in a small array only.
final class RowPaint {
    private static final int STEPS = 2_048;
    private static final int PART = 1 << 16;

    /// One colour, or one a row.
    private final int[] argb;

    private RowPaint(int[] argb) {
        this.argb = argb;
    }

    static RowPaint of(ColourScale scale, SceneTheme theme) {
        return new RowPaint(
                switch (scale) {
                    case ColourScale.Single single -> new int[] {single.colour(0)};
                    case ColourScale.Categories categories -> painted(categories, theme);
                    case ColourScale.Ramp ramp -> painted(ramp, theme);
                });
    }

    boolean isSingle() {
        return argb.length == 1;
    }

    int colour(int row) {
        return argb[isSingle() ? 0 : row];
    }

    private static int[] painted(ColourScale.Categories categories, SceneTheme theme) {
        int[] table = new int[categories.column().labels().size() + 1];
        table[0] = Palette.missing(theme);
        for (int i = 1; i < table.length; i++) {
            table[i] = Palette.category(i - 1, theme);
        }
        int[] codes = categories.column().codes();
        int[] argb = new int[codes.length];
        eachPart(
                argb.length,
                (from, to) -> {
                    for (int row = from; row < to; row++) {
                        argb[row] = table[codes[row] < 0 ? 0 : codes[row] + 1];
                    }
                });
        return argb;
    }

    private static int[] painted(ColourScale.Ramp ramp, SceneTheme theme) {
        int[] table = new int[STEPS];
        for (int i = 0; i < STEPS; i++) {
            table[i] = Palette.ramp(i / (STEPS - 1.0), theme);
        }
        int missing = Palette.missing(theme);
        double[] values = ramp.values();
        NumberRange range = ramp.range();
        boolean wide = range.high() > range.low();
        double low = wide ? range.low() : range.low() - 0.5;
        double steps = (STEPS - 1) / (wide ? range.high() - range.low() : 1);
        int[] argb = new int[values.length];
        eachPart(
                argb.length,
                (from, to) -> {
                    for (int row = from; row < to; row++) {
                        double value = values[row];
                        int step = (int) ((value - low) * steps + 0.5);
                        argb[row] =
                                Double.isFinite(value)
                                        ? table[Math.max(0, Math.min(STEPS - 1, step))]
                                        : missing;
                    }
                });
        return argb;
    }

    private interface Work {
        void rows(int from, int to);
    }

    private static void eachPart(int count, Work work) {
        IntStream.range(0, (count + PART - 1) / PART)
                .parallel()
                .forEach(part -> work.rows(part * PART, Math.min(count, (part + 1) * PART)));
    }
}
