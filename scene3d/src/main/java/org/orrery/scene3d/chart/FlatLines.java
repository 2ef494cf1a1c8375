package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.figure.Figure;

/// Lines over x; ribbons that stand behind one another in space lie over one another here.
final class FlatLines extends FlatChart {
    private static final double WIDTH = 1.8;
    private static final int DIMMED_ALPHA = 0x48;
    private static final int MOST_LARGE = 1500;

    FlatLines(ChartData data, ChartSpec spec, Chart chart) {
        super(data, spec, chart);
    }

    @Override
    Figure draw() {
        ChartSpec.Encoding by = spec.encoding();
        AxisScale x = AxisScale.of(column(by.x()), rows, WANTED_TICKS, spec.scales().logX());
        AxisScale y = AxisScale.of(column(by.y()), rows, WANTED_TICKS, spec.scales().logY());
        AxisScale z = AxisScale.of(column(by.z()), rows, WANTED_TICKS, spec.scales().logZ());
        Column colour = column(by.colour());
        ColourScale colours = ColourScale.of(colour, rows, spec.theme());
        LineCorners corners =
                new LineCorners(
                        rows,
                        x,
                        y,
                        z,
                        colour instanceof Column.Categorical categories
                                ? categories.codes()
                                : null);
        int[] kept = new LineThinning(corners).kept();
        List<Figure.Line> lines = new ArrayList<>();
        List<Figure.Mark> marks = new ArrayList<>();
        List<Double> stroke = new ArrayList<>();
        double radius = kept.length > MOST_LARGE ? 1.5 : 2.8;
        for (int i = 0; i < kept.length; i++) {
            int corner = kept[i];
            if (corners.begins(corner) && i > 0) {
                finish(lines, stroke, colours, corners, kept[i - 1]);
            }
            Vec3 at = corners.place(corner);
            double across = share(at.x(), ChartBox.LOW.x(), ChartBox.HIGH.x());
            double up = share(at.y(), ChartBox.LOW.y(), ChartBox.HIGH.y());
            stroke.add(across);
            stroke.add(up);
            int[] members = corners.rows(corner);
            marks.add(
                    new Figure.Mark(
                            new Figure.Shape.Disc(across, up, radius),
                            colours.colour(members[0]),
                            stand(members),
                            members,
                            () -> cornerWords(members, x, y, z)));
        }
        if (kept.length > 0) {
            finish(lines, stroke, colours, corners, kept[kept.length - 1]);
        }
        return figure(
                0,
                List.of(axis(Figure.Side.BOTTOM, x), axis(Figure.Side.LEFT, y)),
                lines,
                marks,
                key());
    }

    private void finish(
            List<Figure.Line> lines,
            List<Double> stroke,
            ColourScale colours,
            LineCorners corners,
            int last) {
        int argb = colours.colour(corners.firstRow(last));
        boolean dim = stand(corners.rows(last)) == Figure.Stand.DIMMED;
        if (stroke.size() >= 4) {
            lines.add(
                    new Figure.Line(
                            stroke.stream().mapToDouble(Double::doubleValue).toArray(),
                            dim ? (argb & 0xffffff) | DIMMED_ALPHA << 24 : argb,
                            WIDTH));
        }
        stroke.clear();
    }

    private String cornerWords(int[] members, AxisScale x, AxisScale y, AxisScale z) {
        if (members.length == 1) {
            return words(members[0], x, y, z);
        }
        double mean = y.meanFraction(members, 0, members.length);
        return x.valueText(members[0])
                + ", mean of "
                + at(y, mean)
                + " of "
                + counted(members.length)
                + selectedWords(members);
    }

    private static double share(double value, double low, double high) {
        return (value - low) / (high - low);
    }
}
