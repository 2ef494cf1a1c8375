package org.orrery.scene3d.chart;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// How large the ball of a row is: its visible area grows with the value.
@SuppressWarnings("ArrayRecordComponent")
record SizeScale(String title, double @Nullable [] values, NumberRange range, boolean moments) {
    private static final double SMALLEST = 0.55;
    private static final double LARGEST = 3.2;

    static SizeScale of(@Nullable Column column, BitSet rows) {
        return column instanceof Column.Numeric numeric
                ? new SizeScale(
                        AxisScale.titled(numeric),
                        numeric.values(),
                        NumberRange.of(numeric.values(), rows),
                        numeric.moments())
                : new SizeScale("", null, new NumberRange(0, 1), false);
    }

    float factor(int row) {
        if (values == null) {
            return 1;
        }
        double value = values[row];
        return Double.isFinite(value)
                ? (float) (SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(range.fraction(value)))
                : (float) SMALLEST;
    }

    Legend.SizeKey legend() {
        return values == null
                ? Legend.SizeKey.NONE
                : new Legend.SizeKey(title, text(range.low()), text(range.high()));
    }

    private String text(double value) {
        return moments ? TimeTicks.text(value) : TickFormat.of(value);
    }
}
