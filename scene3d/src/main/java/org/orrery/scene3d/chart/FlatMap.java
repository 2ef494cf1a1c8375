package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.orrery.scene3d.figure.Figure;

/// The earth as a map on which degrees are equally long everywhere (plate carrée), from 180° west to 180° east.
final class FlatMap extends FlatChart {

    FlatMap(ChartData data, ChartSpec spec, Chart chart) {
        super(data, spec, chart);
    }

    @Override
    Figure draw() {
        ChartSpec.Encoding by = spec.encoding();
        double[] east = numbers(by.x());
        double[] north = numbers(by.z());
        List<Figure.Mark> marks = new ArrayList<>();
        Figure.Key key =
                points(
                        new Places() {
                            @Override
                            public double x(int row) {
                                double degrees = east == null ? Double.NaN : east[row];
                                return degrees < -180 || degrees > 360
                                        ? Double.NaN
                                        : across(degrees);
                            }

                            @Override
                            public double y(int row) {
                                double degrees = north == null ? Double.NaN : north[row];
                                return Math.abs(degrees) > 90 ? Double.NaN : up(degrees);
                            }

                            @Override
                            public String words(double across, double up) {
                                return place(360 * across - 180, 180 * up - 90);
                            }
                        },
                        ColourScale.of(column(by.colour()), rows, spec.theme()),
                        SizeScale.of(column(by.size()), rows),
                        marks,
                        AxisScale.of(column(by.x()), rows, 2),
                        AxisScale.of(column(by.z()), rows, 2));
        List<Figure.Axis> axes =
                List.of(
                        new Figure.Axis(
                                Figure.Side.BOTTOM, 0, "", degrees(-180, 180, 60, "W", "E")),
                        new Figure.Axis(Figure.Side.LEFT, 0, "", degrees(-90, 90, 30, "S", "N")));
        return figure(2, axes, coasts(), marks, key);
    }

    private double @Nullable [] numbers(@Nullable String name) {
        return column(name) instanceof Column.Numeric numeric ? numeric.values() : null;
    }

    private static double across(double degrees) {
        double west = degrees > 180 ? degrees - 360 : degrees;
        return (west + 180) / 360;
    }

    private static double up(double degrees) {
        return (degrees + 90) / 180;
    }

    private static String place(double east, double north) {
        return "%d° %s, %d° %s"
                .formatted(
                        Math.abs(Math.round(north)),
                        north < 0 ? "S" : "N",
                        Math.abs(Math.round(east)),
                        east < 0 ? "W" : "E");
    }

    private static List<Figure.Tick> degrees(
            int from, int to, int step, String negative, String positive) {
        return IntStream.rangeClosed(0, (to - from) / step)
                .map(i -> from + i * step)
                .mapToObj(degree ->
                        new Figure.Tick(
                                (double) (degree - from) / (to - from),
                                Math.abs(degree)
                                        + "°"
                                        + (degree == 0 || degree == 180 || degree == -180
                                                ? ""
                                                : degree < 0 ? " " + negative : " " + positive)))
                .toList();
    }

    /// A coast that goes over the edge of the map begins anew at the other one.
    private List<Figure.Line> coasts() {
        int argb = spec.theme().isDark() ? 0xa0a9c1f0 : 0xb0506a94;
        List<Figure.Line> lines = new ArrayList<>();
        for (double[] coast : CoastLines.all()) {
            int from = 0;
            for (int i = 2; i <= coast.length; i += 2) {
                boolean end = i == coast.length || Math.abs(coast[i] - coast[i - 2]) > 180;
                if (end) {
                    if (i - from >= 4) {
                        lines.add(new Figure.Line(placed(coast, from, i), argb, 1));
                    }
                    from = i;
                }
            }
        }
        return lines;
    }

    private static double[] placed(double[] degrees, int from, int to) {
        double[] xy = new double[to - from];
        for (int i = from; i < to; i += 2) {
            xy[i - from] = across(degrees[i]);
            xy[i - from + 1] = up(degrees[i + 1]);
        }
        return xy;
    }
}
