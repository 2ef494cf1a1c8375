package org.orrery.scene3d.chart;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Vec3;

/// Where values stand on the axes of a chart, and which values a place has. Charts without a box have none; of bars and histograms
/// the axes are known, but not where values stand.
public final class ChartAxes {
    public static final ChartAxes NONE = new ChartAxes(false, null, null, null, Vec3.ZERO);
    private static final int WANTED_TICKS = 6;

    private final boolean box;
    private final @Nullable AxisScale x;
    private final @Nullable AxisScale y;
    private final @Nullable AxisScale z;
    private final Vec3 offset;

    /// The directions of a chart.
    public enum Axis {
        X,
        Y,
        Z
    }

    private ChartAxes(
            boolean box,
            @Nullable AxisScale x,
            @Nullable AxisScale y,
            @Nullable AxisScale z,
            Vec3 offset) {
        this.box = box;
        this.x = x;
        this.y = y;
        this.z = z;
        this.offset = offset;
    }

    static ChartAxes of(ChartData data, ChartSpec spec) {
        return switch (spec.type()) {
            case SCATTER, LINE -> {
                BitSet rows = (BitSet) spec.visible().clone();
                rows.clear(data.rows(), Math.max(data.rows(), rows.length()));
                ChartSpec.Encoding by = spec.encoding();
                yield new ChartAxes(
                        true,
                        scale(data, by.x(), rows, spec.scales().logX()),
                        scale(data, by.y(), rows, spec.scales().logY()),
                        scale(data, by.z(), rows, spec.scales().logZ()),
                        Vec3.ZERO);
            }
            case BAR, HISTOGRAM, SURFACE -> new ChartAxes(true, null, null, null, Vec3.ZERO);
            default -> NONE;
        };
    }

    private static AxisScale scale(
            ChartData data, @Nullable String name, BitSet rows, boolean log) {
        return AxisScale.of(data.column(name).orElse(null), rows, WANTED_TICKS, log);
    }

    /// The same axes of a chart that stands elsewhere.
    public ChartAxes movedBy(Vec3 by) {
        return new ChartAxes(box, x, y, z, offset.add(by));
    }

    /// Where a value stands on the line of an axis; the middle of it for none, and for one whose place is not known.
    public Optional<Vec3> place(Axis axis, OptionalDouble value) {
        if (!box) {
            return Optional.empty();
        }
        double fraction =
                value.isPresent() && scale(axis) instanceof AxisScale.Numbers numbers
                        ? numbers.fractionOf(value.getAsDouble())
                        : 0.5;
        if (!Double.isFinite(fraction) || fraction < 0 || fraction > 1) {
            return Optional.empty();
        }
        return Optional.of(
                offset.add(
                        switch (axis) {
                            case X ->
                                    new Vec3(
                                            ChartBox.x(fraction),
                                            ChartBox.LOW.y(),
                                            ChartBox.HIGH.z());
                            case Y ->
                                    new Vec3(
                                            ChartBox.LOW.x(),
                                            ChartBox.y(fraction),
                                            ChartBox.HIGH.z());
                            case Z ->
                                    new Vec3(
                                            ChartBox.HIGH.x(),
                                            ChartBox.LOW.y(),
                                            ChartBox.z(fraction));
                        }));
    }

    /// The number that a place stands at on an axis of numbers.
    public OptionalDouble value(Axis axis, Vec3 place) {
        if (!(scale(axis) instanceof AxisScale.Numbers numbers) || numbers.values() == null) {
            return OptionalDouble.empty();
        }
        Vec3 at = place.sub(offset);
        double fraction =
                switch (axis) {
                    case X -> fraction(at.x(), ChartBox.LOW.x(), ChartBox.HIGH.x());
                    case Y -> fraction(at.y(), ChartBox.LOW.y(), ChartBox.HIGH.y());
                    case Z -> fraction(at.z(), ChartBox.LOW.z(), ChartBox.HIGH.z());
                };
        return OptionalDouble.of(numbers.valueAt(fraction));
    }

    /// A number of an axis as its ticks write it.
    public String text(Axis axis, double value) {
        return scale(axis) instanceof AxisScale.Numbers numbers
                ? numbers.text(value)
                : String.valueOf(value);
    }

    private static double fraction(double at, double low, double high) {
        return (at - low) / (high - low);
    }

    /// What the axis says, with its unit; empty where nothing is shown or the axis is not known.
    public String title(Axis axis) {
        AxisScale scale = scale(axis);
        return scale == null ? "" : scale.title();
    }

    private @Nullable AxisScale scale(Axis axis) {
        return switch (axis) {
            case X -> x;
            case Y -> y;
            case Z -> z;
        };
    }
}
