package org.orrery.scene3d.chart;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.orrery.scene3d.ZOrder;

/// The rows of a table that have a place on three axes, in the order in which a renderer wants them (neighbours in space follow
/// each other), each with its place as a share of all values there are. It holds for any filter: that only changes where the
/// axes begin and end, which is a shift and a factor along each, and which rows are left out.
@SuppressWarnings("ArrayRecordComponent")
final class RowOrder {
    /// Which columns, and which of them by their logarithm.
    record Axes(
            @Nullable Column x,
            @Nullable Column y,
            @Nullable Column z,
            boolean logX,
            boolean logY,
            boolean logZ) {
        static Axes of(ChartData data, ChartSpec spec) {
            return new Axes(
                    data.column(spec.encoding().x()).orElse(null),
                    data.column(spec.encoding().y()).orElse(null),
                    data.column(spec.encoding().z()).orElse(null),
                    spec.scales().logX(),
                    spec.scales().logY(),
                    spec.scales().logZ());
        }
    }

    private final Axes axes;

    /// Row numbers, in order.
    final int[] rows;

    /// Three shares a row, in order.
    final float[] shares;

    /// Whether every row of the table has a place.
    final boolean isWhole;

    private final Span[] spans;

    RowOrder(Axes axes, int count) {
        this.axes = axes;
        spans =
                new Span[] {
                    Span.of(axes.x, axes.logX, count),
                    Span.of(axes.y, axes.logY, count),
                    Span.of(axes.z, axes.logZ, count)
                };
        float[] found = new float[3 * count];
        int[] numbers = new int[count];
        int placed = 0;
        for (int row = 0; row < count; row++) {
            float x = spans[0].share(row);
            float y = spans[1].share(row);
            float z = spans[2].share(row);
            if (!Float.isNaN(x + y + z)) {
                found[3 * placed] = x;
                found[3 * placed + 1] = y;
                found[3 * placed + 2] = z;
                numbers[placed++] = row;
            }
        }
        int[] order = ZOrder.of(Arrays.copyOf(found, 3 * placed));
        rows = new int[placed];
        shares = new float[3 * placed];
        for (int i = 0; i < placed; i++) {
            rows[i] = numbers[order[i]];
            System.arraycopy(found, 3 * order[i], shares, 3 * i, 3);
        }
        isWhole = placed == count;
    }

    Axes axes() {
        return axes;
    }

    /// How shares become fractions of an axis: `fraction = factor * share + shift`.
    ///
    /// @param dimension 0 to 2
    /// @param axis made for the visible rows
    Fit fit(int dimension, AxisScale axis) {
        return spans[dimension].fit(axis);
    }

    /// A factor and a shift.
    record Fit(double factor, double shift) {
        /// Farther in than this, single precision would show.
        private static final double MOST = 200;

        boolean isPrecise() {
            return Math.abs(factor) <= MOST;
        }
    }

    /// All values of a column along one axis.
    private record Span(@Nullable Column column, boolean log, double low, double high) {
        static Span of(@Nullable Column column, boolean wantsLog, int count) {
            if (!(column instanceof Column.Numeric numeric)) {
                return new Span(column, false, 0, 1);
            }
            BitSet all = new BitSet();
            all.set(0, count);
            boolean log = wantsLog && !numeric.moments();
            NumberRange range =
                    log
                            ? NumberRange.ofPositive(numeric.values(), all)
                            : NumberRange.of(numeric.values(), all);
            double low = log ? Math.log10(range.low()) : range.low();
            double high = log ? Math.log10(range.high()) : range.high();
            return new Span(column, log, low, high > low ? high : low + 1);
        }

        float share(int row) {
            return switch (column) {
                case Column.Numeric numeric -> {
                    double value = numeric.values()[row];
                    double at = log && value > 0 ? Math.log10(value) : value;
                    boolean placed = Double.isFinite(value) && (!log || value > 0);
                    yield placed ? (float) ((at - low) / (high - low)) : Float.NaN;
                }
                case Column.Categorical categories -> {
                    int code = categories.codes()[row];
                    int count = categories.labels().size();
                    yield code < 0 || code >= count
                            ? Float.NaN
                            : (code + 0.5f) / Math.max(1, count);
                }
                case null -> 0.5f;
            };
        }

        Fit fit(AxisScale axis) {
            return switch (axis) {
                case AxisScale.Linear linear -> fit(linear.range().low(), linear.range().high());
                case AxisScale.Log by ->
                        fit(Math.log10(by.range().low()), Math.log10(by.range().high()));
                case AxisScale.Time time -> fit(time.range().low(), time.range().high());
                case AxisScale.Bands _, AxisScale.Unused _ -> new Fit(1, 0);
            };
        }

        private Fit fit(double from, double to) {
            return new Fit((high - low) / (to - from), (low - from) / (to - from));
        }
    }
}
