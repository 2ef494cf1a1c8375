package org.orrery.bench.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orrery.bench.report.Goal.Direction;

/// One measured number.
///
/// @param unit such as `ms`; empty for a count
/// @param value NaN when there was nothing to measure
public record Figure(String what, double value, String unit, @Nullable Goal goal) {

    public Figure(String what, double value, String unit) {
        this(what, value, unit, null);
    }

    public Figure atMost(double bound) {
        return new Figure(what, value, unit, new Goal(Direction.AT_MOST, bound));
    }

    public Figure atLeast(double bound) {
        return new Figure(what, value, unit, new Goal(Direction.AT_LEAST, bound));
    }

    String number() {
        if (Double.isNaN(value)) {
            return "-";
        }
        return value == Math.rint(value) && (unit.isEmpty() || Math.abs(value) >= 1000)
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, "%,.2f", value);
    }

    public boolean isMissed() {
        return goal != null && !Double.isNaN(value) && !goal.isMetBy(value);
    }

    String verdict() {
        if (goal == null || Double.isNaN(value)) {
            return "";
        }
        return goal.isMetBy(value) ? "met" : "MISSED";
    }
}
