package org.orrery.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orrery.bench.report.Goal.Direction;

/// One measured number.
///
/// @param unit such as `ms`; empty for a count
/// @param value NaN when there was nothing to measure
/// @param runs what each run measured, in ascending order, when the value is their median; else empty
public record Figure(
        String what, double value, String unit, @Nullable Goal goal, List<Double> runs) {

    public Figure {
        runs = List.copyOf(runs);
    }

    public Figure(String what, double value, String unit) {
        this(what, value, unit, null, List.of());
    }

    /// One figure for each that the runs have, with the median of what they measured. Of two runs it is the lower one.
    public static List<Figure> medians(List<List<Figure>> runs) {
        Map<String, List<Figure>> byName = new LinkedHashMap<>();
        for (List<Figure> run : runs) {
            run.forEach(
                    each -> byName.computeIfAbsent(each.what(), _ -> new ArrayList<>()).add(each));
        }
        return byName.values().stream().map(Figure::median).toList();
    }

    private static Figure median(List<Figure> same) {
        Figure first = same.getFirst();
        List<Double> values = same.stream().map(Figure::value).sorted().toList();
        double middle = values.get((values.size() - 1) / 2);
        return new Figure(
                first.what, middle, first.unit, first.goal, same.size() == 1 ? List.of() : values);
    }

    public Figure atMost(double bound) {
        return new Figure(what, value, unit, new Goal(Direction.AT_MOST, bound), runs);
    }

    public Figure atLeast(double bound) {
        return new Figure(what, value, unit, new Goal(Direction.AT_LEAST, bound), runs);
    }

    String number() {
        return number(value);
    }

    /// The least and the greatest of several runs, or nothing.
    String range() {
        return runs.isEmpty()
                ? ""
                : "(" + number(runs.getFirst()) + " to " + number(runs.getLast()) + ")";
    }

    private String number(double value) {
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
