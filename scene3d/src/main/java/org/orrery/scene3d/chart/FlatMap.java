package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.scene3d.figure.Figure;

/// The earth as a map on which degrees are equally long everywhere (plate carrée): of a globe the whole of it, of a map the part where the
/// rows are. Where a row leads to another place, a line goes there.
final class FlatMap extends FlatChart {
    private static final Part WORLD = new Part(-180, 180, -90, 90);
    private static final double MARGIN = 0.08;
    private static final double LEAST_DEGREES = 2;
    private static final int MOST_LINES = 5_000;
    private static final int WANTED_DEGREES = 6;

    private final double @Nullable [] east;
    private final double @Nullable [] north;
    private final Part part;

    /// A part of the earth, in degrees.
    private record Part(double west, double east, double south, double north) {
        double across(double degrees) {
            return (degrees - west) / (east - west);
        }

        double up(double degrees) {
            return (degrees - south) / (north - south);
        }
    }

    FlatMap(ChartData data, ChartSpec spec, Chart chart) {
        super(data, spec, chart);
        east = numbers(spec.encoding().x());
        north = numbers(spec.encoding().z());
        part = spec.type() == ChartType.GLOBE ? WORLD : whereRowsAre();
    }

    private double @Nullable [] numbers(@Nullable String name) {
        return column(name) instanceof Column.Numeric numeric ? numeric.values() : null;
    }

    /// From 180° west to 180° east; NaN where there is none.
    private static double longitude(double @Nullable [] values, int row) {
        double degrees = values == null ? Double.NaN : values[row];
        return degrees < -180 || degrees > 360
                ? Double.NaN
                : degrees > 180 ? degrees - 360 : degrees;
    }

    private static double latitude(double @Nullable [] values, int row) {
        double degrees = values == null ? Double.NaN : values[row];
        return Math.abs(degrees) > 90 ? Double.NaN : degrees;
    }

    private Part whereRowsAre() {
        double west = 180;
        double far = -180;
        double south = 90;
        double top = -90;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            double x = longitude(east, row);
            double y = latitude(north, row);
            if (Double.isFinite(x) && Double.isFinite(y)) {
                west = Math.min(west, x);
                far = Math.max(far, x);
                south = Math.min(south, y);
                top = Math.max(top, y);
            }
        }
        if (west > far) {
            return WORLD;
        }
        double wide = Math.max(LEAST_DEGREES, far - west) * MARGIN + LEAST_DEGREES / 4;
        double high = Math.max(LEAST_DEGREES, top - south) * MARGIN + LEAST_DEGREES / 4;
        return new Part(
                Math.max(-180, west - wide),
                Math.min(180, far + wide),
                Math.max(-90, south - high),
                Math.min(90, top + high));
    }

    @Override
    Figure draw() {
        ChartSpec.Encoding by = spec.encoding();
        List<Figure.Mark> marks = new ArrayList<>();
        ColourScale colours = ColourScale.of(column(by.colour()), rows, spec.theme());
        Figure.Key key =
                points(
                        new Places() {
                            @Override
                            public double x(int row) {
                                return part.across(longitude(east, row));
                            }

                            @Override
                            public double y(int row) {
                                return part.up(latitude(north, row));
                            }

                            @Override
                            public String words(double across, double up) {
                                return place(
                                        part.west() + across * (part.east() - part.west()),
                                        part.south() + up * (part.north() - part.south()));
                            }
                        },
                        colours,
                        SizeScale.of(column(by.size()), rows),
                        marks,
                        AxisScale.of(column(by.x()), rows, 2),
                        AxisScale.of(column(by.z()), rows, 2),
                        AxisScale.of(column(by.y()), rows, 2));
        List<Figure.Line> lines = coasts();
        addWays(lines, colours);
        return figure(
                (part.east() - part.west()) / (part.north() - part.south()),
                List.of(
                        new Figure.Axis(
                                Figure.Side.BOTTOM,
                                0,
                                "",
                                degrees(part.west(), part.east(), "W", "E")),
                        new Figure.Axis(
                                Figure.Side.LEFT,
                                0,
                                "",
                                degrees(part.south(), part.north(), "S", "N"))),
                lines,
                marks,
                key);
    }

    private void addWays(List<Figure.Line> lines, ColourScale colours) {
        double[] toEast = numbers(spec.encoding().toX());
        double[] toNorth = numbers(spec.encoding().toZ());
        int drawn = 0;
        for (int row = rows.nextSetBit(0);
                row >= 0 && toEast != null && toNorth != null && drawn < MOST_LINES;
                row = rows.nextSetBit(row + 1)) {
            double[] xy = {
                part.across(longitude(east, row)),
                part.up(latitude(north, row)),
                part.across(longitude(toEast, row)),
                part.up(latitude(toNorth, row))
            };
            if (Double.isFinite(xy[0] + xy[1] + xy[2] + xy[3]) && isInside(xy[2], xy[3])) {
                lines.add(new Figure.Line(xy, (colours.colour(row) & 0xffffff) | 0x70000000, 1));
                drawn++;
            }
        }
    }

    private static boolean isInside(double across, double up) {
        return across >= 0 && across <= 1 && up >= 0 && up <= 1;
    }

    private static String place(double east, double north) {
        return "%s° %s, %s° %s"
                .formatted(
                        TickFormat.of(Math.abs(north), 0.1),
                        north < 0 ? "S" : "N",
                        TickFormat.of(Math.abs(east), 0.1),
                        east < 0 ? "W" : "E");
    }

    private static List<Figure.Tick> degrees(
            double from, double to, String negative, String positive) {
        Ticks ticks = ticks(from, to);
        return ticks.values().stream()
                .filter(degree -> degree >= from && degree <= to)
                .map(degree ->
                        new Figure.Tick(
                                (degree - from) / (to - from),
                                TickFormat.of(Math.abs(degree), ticks.step())
                                        + "°"
                                        + side(degree, negative, positive)))
                .toList();
    }

    /// Of the whole earth the degrees that people know.
    private static Ticks ticks(double from, double to) {
        double wide = to - from;
        return wide > 150
                ? new Ticks(Math.ceil(from / 30) * 30, to, wide > 200 ? 60 : 30)
                : Ticks.covering(from, to, WANTED_DEGREES);
    }

    private static String side(double degree, String negative, String positive) {
        return degree == 0 || Math.abs(degree) == 180
                ? ""
                : degree < 0 ? " " + negative : " " + positive;
    }

    /// A coast that leaves the map begins anew where it comes back.
    private List<Figure.Line> coasts() {
        int argb = spec.theme().isDark() ? 0xa0a9c1f0 : 0xb0506a94;
        List<Figure.Line> lines = new ArrayList<>();
        for (double[] coast : CoastLines.all()) {
            List<Double> stroke = new ArrayList<>();
            for (int i = 0; i < coast.length; i += 2) {
                double x = part.across(coast[i]);
                double y = part.up(coast[i + 1]);
                boolean leap = i > 0 && Math.abs(coast[i] - coast[i - 2]) > 180;
                if (leap || !isInside(x, y)) {
                    finish(lines, stroke, argb);
                }
                if (isInside(x, y)) {
                    stroke.add(x);
                    stroke.add(y);
                }
            }
            finish(lines, stroke, argb);
        }
        return lines;
    }

    private static void finish(List<Figure.Line> lines, List<Double> stroke, int argb) {
        if (stroke.size() >= 4) {
            lines.add(
                    new Figure.Line(
                            stroke.stream().mapToDouble(Double::doubleValue).toArray(), argb, 1));
        }
        stroke.clear();
    }
}
