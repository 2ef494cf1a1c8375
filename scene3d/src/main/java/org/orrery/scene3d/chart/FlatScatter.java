package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;
import org.orrery.scene3d.figure.Figure;

/// Discs over x and y. What is deep in space is not told by the place here, and a sentence says so.
final class FlatScatter extends FlatChart {

    FlatScatter(ChartData data, ChartSpec spec, Chart chart) {
        super(data, spec, chart);
    }

    @Override
    Figure draw() {
        ChartSpec.Encoding by = spec.encoding();
        AxisScale x = AxisScale.of(column(by.x()), rows, WANTED_TICKS, spec.scales().logX());
        AxisScale y = AxisScale.of(column(by.y()), rows, WANTED_TICKS, spec.scales().logY());
        AxisScale z = AxisScale.of(column(by.z()), rows, WANTED_TICKS, spec.scales().logZ());
        List<Figure.Mark> marks = new ArrayList<>();
        Figure.Key key =
                points(
                        new Places() {
                            @Override
                            public double x(int row) {
                                return Double.isFinite(z.fraction(row))
                                        ? x.fraction(row)
                                        : Double.NaN;
                            }

                            @Override
                            public double y(int row) {
                                return y.fraction(row);
                            }

                            @Override
                            public String words(double across, double up) {
                                return at(x, across) + ", " + at(y, up);
                            }
                        },
                        ColourScale.of(column(by.colour()), rows, spec.theme()),
                        SizeScale.of(column(by.size()), rows),
                        marks,
                        x,
                        y,
                        z);
        if (!z.title().isEmpty()) {
            notes.add(z.title() + " is told by the words of each mark, not by its place.");
        }
        return figure(
                0,
                List.of(axis(Figure.Side.BOTTOM, x), axis(Figure.Side.LEFT, y)),
                List.of(),
                marks,
                key);
    }
}
