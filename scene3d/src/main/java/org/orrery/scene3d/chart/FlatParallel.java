package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.orrery.scene3d.figure.Figure;

/// Upright axes beside one another, and a line through them for each row: parallel coordinates.
final class FlatParallel extends FlatChart {

    FlatParallel(ChartData data, ChartSpec spec, Chart chart) {
        super(data, spec, chart);
    }

    @Override
    Figure draw() {
        List<AxisScale> planes = new ArrayList<>();
        for (Column column : ParallelChart.columns(data, spec.encoding())) {
            planes.add(AxisScale.of(column, rows, WANTED_TICKS));
        }
        List<Figure.Axis> axes = new ArrayList<>();
        for (int i = 0; i < planes.size(); i++) {
            axes.add(axis(Figure.Side.UPRIGHT, place(i, planes.size()), planes.get(i)));
        }
        ColourScale colours = ColourScale.of(column(spec.encoding().colour()), rows, spec.theme());
        BitSet drawn = drawn(planes);
        int alpha =
                (int)
                        Math.clamp(
                                255 * Math.sqrt(110.0 / Math.max(1, drawn.cardinality())), 60, 220);
        List<Figure.Mark> marks = new ArrayList<>();
        for (int row = drawn.nextSetBit(0); row >= 0; row = drawn.nextSetBit(row + 1)) {
            double[] xy = path(planes, row);
            if (xy.length >= 4) {
                int[] one = {row};
                int of = row;
                marks.add(
                        new Figure.Mark(
                                new Figure.Shape.Path(xy),
                                (colours.colour(row) & 0xffffff) | alpha << 24,
                                stand(one),
                                one,
                                () -> words(of, planes.toArray(new AxisScale[0]))));
            }
        }
        return figure(0, axes, List.of(), marks, key());
    }

    private static double place(int plane, int count) {
        return count < 2 ? 0.5 : (double) plane / (count - 1);
    }

    /// The same rows as in space; of very many selected ones some.
    private BitSet drawn(List<AxisScale> planes) {
        int placed = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            placed += path(planes, row).length >= 2 ? 1 : 0;
        }
        BitSet drawn = RowShare.of(rows, placed, ParallelChart.MOST_ROWS);
        BitSet selected = (BitSet) spec.selected().clone();
        selected.and(rows);
        int most = MOST_MARKS - ParallelChart.MOST_ROWS;
        drawn.or(RowShare.of(selected, selected.cardinality(), most));
        if (selected.cardinality() > most) {
            notes.add("Of the selected rows about " + most + " are drawn.");
        }
        return drawn;
    }

    /// Through the axes on which the row has a value.
    private static double[] path(List<AxisScale> planes, int row) {
        double[] xy = new double[2 * planes.size()];
        int count = 0;
        for (int plane = 0; plane < planes.size(); plane++) {
            double up = planes.get(plane).fraction(row);
            if (Double.isFinite(up)) {
                xy[count++] = place(plane, planes.size());
                xy[count++] = up;
            }
        }
        return Arrays.copyOf(xy, count);
    }
}
