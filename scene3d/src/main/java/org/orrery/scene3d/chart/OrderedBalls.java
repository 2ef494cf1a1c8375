package org.orrery.scene3d.chart;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.orrery.scene3d.PointCloud;

/// The balls of very many rows, written in the order of a [RowOrder] by all cores. What [RowBalls] makes, but for rounding.
final class OrderedBalls {
    private static final int PART = 1 << 16;

    private final RowOrder order;
    private final RowOrder.Fit[] fits;
    private final BitSet visible;
    private final int[] starts;

    /// @param visible rows that pass the filters
    OrderedBalls(RowOrder order, BitSet visible, AxisScale x, AxisScale y, AxisScale z) {
        this.order = order;
        this.visible = visible;
        fits = new RowOrder.Fit[] {order.fit(0, x), order.fit(1, y), order.fit(2, z)};
        starts = starts();
    }

    /// Whether single precision is enough: not where a filter has left a tiny part of the values.
    boolean isPrecise() {
        return fits[0].isPrecise() && fits[1].isPrecise() && fits[2].isPrecise();
    }

    int drawn() {
        return starts[starts.length - 1];
    }

    /// @param selected rows to stand out
    PointCloud cloud(RowPaint paint, SizeScale sizes, double radius, BitSet selected) {
        int drawn = drawn();
        float[] xyz = new float[3 * drawn];
        int[] ids = new int[drawn];
        int[] argb = new int[paint.isSingle() ? 1 : drawn];
        float[] radii = new float[sizes.values() == null ? 1 : drawn];
        byte[] flags = new byte[selected.intersects(visible) ? drawn : 0];
        Arrays.fill(argb, paint.colour(0));
        Arrays.fill(radii, (float) radius);
        float[] low = {
            (float) ChartBox.LOW.x(), (float) ChartBox.LOW.y(), (float) ChartBox.LOW.z()
        };
        float[] high = {
            (float) ChartBox.HIGH.x(), (float) ChartBox.HIGH.y(), (float) ChartBox.HIGH.z()
        };
        float[] factor = new float[3];
        float[] shift = new float[3];
        for (int axis = 0; axis < 3; axis++) {
            float length = high[axis] - low[axis];
            factor[axis] = (float) (length * fits[axis].factor());
            shift[axis] = (float) (low[axis] + length * fits[axis].shift());
        }
        eachPart(part -> {
            int at = starts[part];
            int end = Math.min(order.rows.length, (part + 1) * PART);
            for (int i = part * PART; i < end; i++) {
                int row = order.rows[i];
                if (!visible.get(row)) {
                    continue;
                }
                xyz[3 * at] = factor[0] * order.shares[3 * i] + shift[0];
                xyz[3 * at + 1] = factor[1] * order.shares[3 * i + 1] + shift[1];
                xyz[3 * at + 2] = factor[2] * order.shares[3 * i + 2] + shift[2];
                ids[at] = row;
                if (argb.length > 1) {
                    argb[at] = paint.colour(row);
                }
                if (radii.length > 1) {
                    radii[at] = (float) radius * sizes.factor(row);
                }
                if (flags.length > 0) {
                    flags[at] = selected.get(row) ? PointCloud.SELECTED : PointCloud.DIMMED;
                }
                at++;
            }
        });
        return PointCloud.inOrder(xyz, argb, radii, flags, ids, PointCloud.Shape.SPHERE);
    }

    /// Where each part begins in the cloud, and the number of all.
    private int[] starts() {
        int parts = (order.rows.length + PART - 1) / PART;
        int[] counts = new int[parts + 1];
        eachPart(part -> {
            int count = 0;
            int end = Math.min(order.rows.length, (part + 1) * PART);
            for (int i = part * PART; i < end; i++) {
                count += visible.get(order.rows[i]) ? 1 : 0;
            }
            counts[part + 1] = count;
        });
        Arrays.parallelPrefix(counts, Integer::sum);
        return counts;
    }

    private void eachPart(IntConsumer work) {
        IntStream.range(0, (order.rows.length + PART - 1) / PART).parallel().forEach(work);
    }
}
