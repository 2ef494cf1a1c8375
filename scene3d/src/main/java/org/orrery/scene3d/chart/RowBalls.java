package org.orrery.scene3d.chart;

import java.util.BitSet;
import java.util.List;
import org.orrery.scene3d.PointCloud;

/// The balls of rows, coloured and sized by their columns; selected ones stand out.
final class RowBalls {
    private static final double MOST_VOLUME = 2.2;

    private final ChartSpec spec;
    private final BitSet rows;
    private final ColourScale colours;
    private final SizeScale sizes;
    private final double scale;

    /// @param scale of the balls; 1 suits a chart that fills its box
    RowBalls(ChartData data, ChartSpec spec, BitSet rows, double scale) {
        this.scale = scale;
        this.spec = spec;
        this.rows = rows;
        colours =
                ColourScale.of(
                        data.column(spec.encoding().colour()).orElse(null), rows, spec.theme());
        sizes = SizeScale.of(data.column(spec.encoding().size()).orElse(null), rows);
    }

    int colour(int row) {
        return colours.colour(row);
    }

    SizeScale sizes() {
        return sizes;
    }

    Legend legend(Legend.ShapeKey shapes, List<String> notes) {
        return new Legend(colours.legend(), sizes.legend(), shapes, notes);
    }

    Legend legend(List<String> notes) {
        return new Legend(colours.legend(), sizes.legend(), notes);
    }

    /// The more balls there are the smaller.
    float radius(int row, int drawn) {
        return (float) baseRadius(drawn) * sizes.factor(row);
    }

    /// The same balls, written by all cores.
    PointCloud cloud(OrderedBalls ordered) {
        return ordered.cloud(
                RowPaint.of(colours, spec.theme()),
                sizes,
                baseRadius(ordered.drawn()),
                spec.selected());
    }

    private double baseRadius(int drawn) {
        return scale * Math.clamp(0.75 * Math.cbrt(MOST_VOLUME / Math.max(1, drawn)), 0.012, 0.105);
    }

    /// The balls of the rows that have a place.
    ///
    /// @param places of each row, NaN for those that have none
    /// @param drawn how many have one
    PointCloud cloud(float[] places, int drawn) {
        return cloud(places, drawn, drawn);
    }

    /// @param count how many have a place here
    /// @param drawn how many rows the chart has in all
    PointCloud cloud(float[] places, int count, int drawn) {
        float[] xyz = new float[3 * count];
        int[] argb = new int[count];
        float[] radius = new float[count];
        int[] ids = new int[count];
        boolean anySelected = spec.selected().intersects(rows);
        byte[] flags = new byte[anySelected ? count : 0];
        int i = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (Float.isNaN(places[3 * row])) {
                continue;
            }
            System.arraycopy(places, 3 * row, xyz, 3 * i, 3);
            argb[i] = colours.colour(row);
            radius[i] = radius(row, drawn);
            ids[i] = row;
            if (anySelected) {
                flags[i] = spec.selected().get(row) ? PointCloud.SELECTED : PointCloud.DIMMED;
            }
            i++;
        }
        return new PointCloud(xyz, argb, radius, flags, ids, PointCloud.Shape.SPHERE);
    }
}
