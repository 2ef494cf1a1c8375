package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleToIntFunction;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.figure.Figure;

/// The landscape from above: the height, or what colours it, as the colour of cells over x and z.
final class FlatSurface extends FlatChart {
    private static final int SIDE = HeightField.SIDE;
    private static final int CONTOUR = 0xc0ffffff;

    FlatSurface(ChartData data, ChartSpec spec, Chart chart) {
        super(data, spec, chart);
    }

    @Override
    Figure draw() {
        ChartSpec.Encoding by = spec.encoding();
        AxisScale x = AxisScale.of(column(by.x()), rows, WANTED_TICKS, spec.scales().logX());
        AxisScale z = AxisScale.of(column(by.z()), rows, WANTED_TICKS, spec.scales().logZ());
        List<Figure.Axis> axes = List.of(axis(Figure.Side.BOTTOM, x), axis(Figure.Side.LEFT, z));
        if (!(column(by.y()) instanceof Column.Numeric heights)) {
            return figure(0, axes, List.of(), List.of(), Figure.Key.NONE);
        }
        boolean coloured = column(by.colour()) instanceof Column.Numeric;
        Column.Numeric shown =
                column(by.colour()) instanceof Column.Numeric colour ? colour : heights;
        HeightField field = field(x, z, heights.values());
        HeightField shade = coloured ? field(x, z, shown.values()) : field;
        ColourScale.Ramp ramp = ColourScale.Ramp.of(shown, rows, spec.theme());
        Bar[] members = members(x, z, heights.values());
        List<Figure.Mark> marks = new ArrayList<>();
        for (int node = 0; node < SIDE * SIDE; node++) {
            if (field.has(node % SIDE, node / SIDE)) {
                int[] here = members[node] == null ? new int[0] : members[node].rows().toArray();
                marks.add(
                        cell(
                                node,
                                ramp.colourOf(shade.values[node]),
                                here,
                                x,
                                z,
                                AxisScale.titled(heights)
                                        + " about "
                                        + TickFormat.of(field.values[node])));
            }
        }
        return figure(0, axes, contours(field, heights, coloured, ramp), marks, key());
    }

    /// The lines of equal height, seen from above.
    private List<Figure.Line> contours(
            HeightField field, Column.Numeric heights, boolean coloured, ColourScale.Ramp ramp) {
        List<Figure.Line> lines = new ArrayList<>();
        if (spec.extras().contours()
                && AxisScale.of(heights, rows, WANTED_TICKS, spec.scales().logY())
                        instanceof AxisScale.Numbers y) {
            Contours contours = new Contours(field, new SurfaceShape(field, y), y);
            DoubleToIntFunction colour = coloured ? _ -> spec.theme().accent() : ramp::colourOf;
            for (LineSet set : contours.lines(colour, spec.theme())) {
                float[] xyz = set.xyz();
                for (int i = 0; i < xyz.length; i += 6) {
                    double[] xy = {
                        share(xyz[i], ChartBox.LOW.x(), ChartBox.HIGH.x()),
                        share(xyz[i + 2], ChartBox.LOW.z(), ChartBox.HIGH.z()),
                        share(xyz[i + 3], ChartBox.LOW.x(), ChartBox.HIGH.x()),
                        share(xyz[i + 5], ChartBox.LOW.z(), ChartBox.HIGH.z())
                    };
                    lines.add(new Figure.Line(xy, CONTOUR, 1, true));
                }
            }
        }
        return lines;
    }

    private static double share(double value, double low, double high) {
        return (value - low) / (high - low);
    }

    private Figure.Mark cell(
            int node, int argb, int[] here, AxisScale x, AxisScale z, String height) {
        double step = 1.0 / (SIDE - 1);
        double across = node % SIDE * step;
        double up = Math.floorDiv(node, SIDE) * step;
        return new Figure.Mark(
                new Figure.Shape.Box(
                        Math.max(0, across - step / 2),
                        Math.max(0, up - step / 2),
                        Math.min(1, across + step / 2),
                        Math.min(1, up + step / 2)),
                argb,
                here.length == 0 ? Figure.Stand.PLAIN : stand(here),
                here,
                () ->
                        at(x, across)
                                + ", "
                                + at(z, up)
                                + ": "
                                + height
                                + (here.length == 0
                                        ? ", interpolated"
                                        : ", " + counted(here.length) + " here")
                                + selectedWords(here));
    }

    private HeightField field(AxisScale x, AxisScale z, double[] values) {
        CellMeans means = new CellMeans();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            double fx = x.fraction(row);
            double fz = z.fraction(row);
            if (Double.isFinite(fx) && Double.isFinite(fz) && Double.isFinite(values[row])) {
                means.add(fx, fz, values[row]);
            }
        }
        return HeightField.interpolated(means.samples());
    }

    /// The rows of each cell.
    private Bar[] members(AxisScale x, AxisScale z, double[] values) {
        Bar[] members = new Bar[SIDE * SIDE];
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            double fx = x.fraction(row);
            double fz = z.fraction(row);
            if (Double.isFinite(fx) && Double.isFinite(fz) && Double.isFinite(values[row])) {
                int column = (int) Math.round(fx * (SIDE - 1));
                int line = (int) Math.round(fz * (SIDE - 1));
                int node = line * SIDE + column;
                if (members[node] == null) {
                    members[node] = new Bar(column, line);
                }
                members[node].add(row);
            }
        }
        return members;
    }
}
