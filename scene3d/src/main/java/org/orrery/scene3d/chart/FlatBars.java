package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.scene3d.figure.Figure;

/// Bars beside one another: those that stand behind one another in space stand together here, while they are few. Of more the height
/// becomes the colour of a cell.
final class FlatBars extends FlatChart {
    static final int MOST_TOGETHER = 12;
    private static final double FILLED = 0.8;

    FlatBars(ChartData data, ChartSpec spec, Chart chart) {
        super(data, spec, chart);
    }

    @Override
    Figure draw() {
        Bins x = Bins.of(column(spec.encoding().x()), data.rows(), rows, spec.scales().logX());
        Bins z = Bins.of(column(spec.encoding().z()), data.rows(), rows, spec.scales().logZ());
        double @Nullable [] measure =
                spec.barHeight() == ChartSpec.BarHeight.MEAN
                                && column(spec.encoding().y()) instanceof Column.Numeric numeric
                        ? numeric.values()
                        : null;
        String title =
                measure != null && column(spec.encoding().y()) instanceof Column.Numeric numeric
                        ? "mean of " + AxisScale.titled(numeric)
                        : "rows";
        FlatCells cells = FlatCells.of(x, z, rows);
        double[] heights =
                cells.bars().stream()
                        .mapToDouble(bar -> measure == null ? bar.count() : bar.mean(measure))
                        .map(height -> height > 0 || !spec.scales().logY() ? height : Double.NaN)
                        .toArray();
        NumberRange range = FlatCells.range(heights);
        if (z.count() > MOST_TOGETHER) {
            return FlatCells.heat(this, cells, heights, range, title);
        }
        boolean log = spec.scales().logY() && range.low() > 0;
        AxisScale.Numbers y =
                log
                        ? new AxisScale.Log(
                                title, heights, LogTicks.covering(range.low() / 2, range.high()))
                        : new AxisScale.Linear(
                                title,
                                heights,
                                Ticks.covering(
                                        Math.min(0, range.low()), Math.max(0, range.high()), 6));
        BarColours colours = new BarColours(data, spec, rows, title, range);
        List<Figure.Mark> marks = new ArrayList<>();
        for (int i = 0; i < heights.length; i++) {
            if (Double.isFinite(heights[i])) {
                marks.add(
                        bar(
                                cells,
                                i,
                                y,
                                heights[i],
                                colours.colour(cells.bars().get(i), heights[i])));
            }
        }
        if (z.count() > 1) {
            notes.add(
                    "Bars that stand together are, from left to right: "
                            + String.join(", ", z.names())
                            + ".");
        }
        return figure(
                0,
                List.of(axis(Figure.Side.BOTTOM, x.scale()), axis(Figure.Side.LEFT, y)),
                List.of(),
                marks,
                key());
    }

    private Figure.Mark bar(
            FlatCells cells, int index, AxisScale.Numbers y, double height, int argb) {
        Bar bar = cells.bars().get(index);
        double slot = 1.0 / cells.x().count();
        double each = slot * FILLED / cells.z().count();
        double left = bar.column * slot + slot * (1 - FILLED) / 2 + bar.depth * each;
        double zero = y instanceof AxisScale.Log ? 0 : y.fractionOf(0);
        double end = y.fractionOf(height);
        int[] members = bar.rows().toArray();
        return new Figure.Mark(
                new Figure.Shape.Box(
                        left,
                        Math.min(zero, end),
                        left + each * (cells.z().count() > 1 ? 0.92 : 1),
                        Math.max(zero, end)),
                argb,
                stand(members),
                members,
                () -> cells.words(index, y.title(), height) + selectedWords(members));
    }
}
