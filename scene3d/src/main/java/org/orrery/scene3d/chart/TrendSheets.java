package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.TriangleMesh;

/// The fitted values of regressions as sheets among the points of a scatter, over the range of the rows that are shown. Only what is a
/// function of the axes can be drawn.
final class TrendSheets {
    private static final double HALF_RIBBON = 0.09;
    private final ChartSpec spec;
    private final AxisScale x;
    private final AxisScale y;
    private final AxisScale z;
    private final NumberRange shownX;
    private final NumberRange shownZ;
    private final List<TriangleMesh> meshes = new ArrayList<>();
    private final List<LineSet> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    TrendSheets(ChartSpec spec, AxisScale x, AxisScale y, AxisScale z, BitSet rows) {
        this.spec = spec;
        this.x = x;
        this.y = y;
        this.z = z;
        boolean none = spec.extras().trends().isEmpty();
        shownX = none ? new NumberRange(0, 1) : shown(x, rows);
        shownZ = none ? new NumberRange(0, 1) : shown(z, rows);
        for (Trend trend : spec.extras().trends()) {
            add(trend);
        }
    }

    List<TriangleMesh> meshes() {
        return meshes;
    }

    List<LineSet> lines() {
        return lines;
    }

    List<String> notes() {
        return notes;
    }

    private void add(Trend trend) {
        List<String> predictors = trend.predictors();
        boolean drawable =
                y instanceof AxisScale.Numbers
                        && trend.explained().equals(spec.encoding().y())
                        && predictors.stream().allMatch(name -> axis(name) != null);
        if (!drawable) {
            return;
        }
        HeightField field = HeightField.of((fx, fz) -> height(trend, fx, fz));
        SurfaceShape shape = new SurfaceShape(field, (AxisScale.Numbers) y);
        int colour =
                meshes.isEmpty()
                        ? spec.theme().accent()
                        : Palette.category(meshes.size() + 2, spec.theme());
        meshes.add(shape.veil((colour & 0xffffff) | 0x48000000));
        lines.add(shape.net((colour & 0xffffff) | 0x90000000));
        notes.add("The sheet is the regression “" + trend.title() + "”.");
    }

    /// The axis that shows a column as numbers.
    private AxisScale.@Nullable Numbers axis(String name) {
        if (name.equals(spec.encoding().x()) && x instanceof AxisScale.Numbers numbers) {
            return numbers;
        }
        return name.equals(spec.encoding().z()) && z instanceof AxisScale.Numbers numbers
                ? numbers
                : null;
    }

    private double height(Trend trend, double fx, double fz) {
        if (!isWithin(shownX, fx) || !isWithin(shownZ, fz)) {
            return Double.NaN;
        }
        double[] values = new double[trend.predictors().size()];
        for (int i = 0; i < values.length; i++) {
            String name = trend.predictors().get(i);
            AxisScale.Numbers axis = axis(name);
            if (axis == null) {
                return Double.NaN;
            }
            values[i] = axis.valueAt(name.equals(spec.encoding().x()) ? fx : fz);
        }
        double value = trend.value().applyAsDouble(values);
        double place = y instanceof AxisScale.Numbers up ? up.fractionOf(value) : Double.NaN;
        return place >= 0 && place <= 1 ? value : Double.NaN;
    }

    private static boolean isWithin(NumberRange shown, double fraction) {
        double step = 0.5 / (HeightField.SIDE - 1);
        return fraction >= shown.low() - step && fraction <= shown.high() + step;
    }

    /// The part of an axis that has rows; a narrow strip where nothing is on it.
    private static NumberRange shown(AxisScale axis, BitSet rows) {
        if (axis instanceof AxisScale.Numbers numbers) {
            double[] values = numbers.values();
            if (values != null) {
                NumberRange range =
                        numbers instanceof AxisScale.Log
                                ? NumberRange.ofPositive(values, rows)
                                : NumberRange.of(values, rows);
                return new NumberRange(
                        numbers.fractionOf(range.low()), numbers.fractionOf(range.high()));
            }
        }
        return axis instanceof AxisScale.Unused
                ? new NumberRange(0.5 - HALF_RIBBON, 0.5 + HALF_RIBBON)
                : new NumberRange(0, 1);
    }
}
