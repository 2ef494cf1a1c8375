package org.orrery.scene3d.chart;

import org.orrery.model.space.Vec3;

/// The part of the earth that a map shows, laid flat on the floor: equirectangular, true to scale along the parallel in its middle. East is
/// towards X, north away from Z.
///
/// @param west least longitude shown, in degrees
/// @param scale world units a degree of latitude
/// @param floor where it lies
record MapView(double west, double east, double south, double north, double scale, double floor) {
    private static final double SIDE = 9.2;
    private static final double FLAT = -0.9;
    private static final double MARGIN = 0.08;
    private static final double LEAST_SPAN = 0.5;
    private static final double NEARLY_ALL = 200;
    private static final double LEAST_RATIO = 0.5;

    /// Around some rows and where they lead to; without any, the whole earth.
    ///
    /// @param flat whether nothing stands high over it
    static MapView around(EarthRows rows, boolean flat) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (int row : rows.drawn().stream().toArray()) {
            west = Math.min(west, rows.longitude(row));
            east = Math.max(east, rows.longitude(row));
            south = Math.min(south, rows.latitude(row));
            north = Math.max(north, rows.latitude(row));
            if (rows.leading().get(row)) {
                west = Math.min(west, rows.toLongitude(row));
                east = Math.max(east, rows.toLongitude(row));
                south = Math.min(south, rows.toLatitude(row));
                north = Math.max(north, rows.toLatitude(row));
            }
        }
        double floor = flat ? FLAT : ChartBox.LOW.y();
        return west > east || east - west > NEARLY_ALL
                ? of(-180, 180, -90, 90, floor)
                : around(west, east, south, north, floor);
    }

    private static MapView around(
            double west, double east, double south, double north, double floor) {
        double wide = Math.max(LEAST_SPAN, (east - west) * (1 + 2 * MARGIN));
        double high = Math.max(LEAST_SPAN, (north - south) * (1 + 2 * MARGIN));
        double middle = Math.toRadians((south + north) / 2);
        double shrink = Math.max(0.1, Math.cos(middle));
        high = Math.max(high, LEAST_RATIO * wide * shrink);
        wide = Math.max(wide, LEAST_RATIO * high / shrink);
        double centre = (west + east) / 2;
        double level = (south + north) / 2;
        return of(
                Math.max(-180, centre - wide / 2),
                Math.min(180, centre + wide / 2),
                Math.max(-90, level - high / 2),
                Math.min(90, level + high / 2),
                floor);
    }

    private static MapView of(double west, double east, double south, double north, double floor) {
        double shrink = shrink(south, north);
        return new MapView(
                west,
                east,
                south,
                north,
                SIDE / Math.max((east - west) * shrink, north - south),
                floor);
    }

    private static double shrink(double south, double north) {
        return Math.max(0.1, Math.cos(Math.toRadians((south + north) / 2)));
    }

    /// @param up world units over the floor
    Vec3 place(double longitude, double latitude, double up) {
        return new Vec3(
                (longitude - (west + east) / 2) * shrink(south, north) * scale,
                floor + up,
                ((south + north) / 2 - latitude) * scale);
    }

    /// Adds what of a straight line between two places is shown (Liang and Barsky, 1984).
    void addClipped(SegmentList list, double[] from, double[] to, double up) {
        double[] delta = {to[0] - from[0], to[1] - from[1]};
        double[] low = {west, south};
        double[] high = {east, north};
        double begin = 0;
        double end = 1;
        for (int axis = 0; axis < 2; axis++) {
            if (delta[axis] == 0) {
                if (from[axis] < low[axis] || from[axis] > high[axis]) {
                    return;
                }
            } else {
                double a = (low[axis] - from[axis]) / delta[axis];
                double b = (high[axis] - from[axis]) / delta[axis];
                begin = Math.max(begin, Math.min(a, b));
                end = Math.min(end, Math.max(a, b));
            }
        }
        if (begin < end) {
            Vec3 a = place(from[0] + begin * delta[0], from[1] + begin * delta[1], up);
            Vec3 b = place(from[0] + end * delta[0], from[1] + end * delta[1], up);
            list.add(a.x(), a.y(), a.z(), b.x(), b.y(), b.z());
        }
    }

    /// Degrees between neighbouring lines of the net.
    double step() {
        double[] steps = {30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1};
        double span = Math.max((east - west) * shrink(south, north), north - south);
        for (double step : steps) {
            if (span / step >= 5) {
                return step;
            }
        }
        return steps[steps.length - 1];
    }
}
