package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which rows are somewhere on the earth, and which lead to another place on it.
final class EarthRows {
    private final boolean chosen;
    private final double[] longitude;
    private final double[] latitude;
    private final double[] toLongitude;
    private final double[] toLatitude;
    private final BitSet drawn = new BitSet();
    private final BitSet leading = new BitSet();
    private int missing;
    private int elsewhere;

    EarthRows(ChartData data, ChartSpec spec, BitSet rows) {
        double[] east = numbers(data, spec.encoding().x());
        double[] north = numbers(data, spec.encoding().z());
        double[] farEast = numbers(data, spec.encoding().toX());
        double[] farNorth = numbers(data, spec.encoding().toZ());
        chosen = east != null && north != null;
        longitude = east == null ? new double[0] : east;
        latitude = north == null ? new double[0] : north;
        toLongitude = farEast == null ? new double[0] : farEast;
        toLatitude = farNorth == null ? new double[0] : farNorth;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (!chosen || !Double.isFinite(longitude[row]) || !Double.isFinite(latitude[row])) {
                missing++;
            } else if (!isOnEarth(longitude[row], latitude[row])) {
                elsewhere++;
            } else {
                drawn.set(row);
                leading.set(
                        row,
                        farEast != null
                                && farNorth != null
                                && isOnEarth(farEast[row], farNorth[row]));
            }
        }
    }

    private static double @Nullable [] numbers(ChartData data, @Nullable String name) {
        return data.column(name).orElse(null) instanceof Column.Numeric numeric
                ? numeric.values()
                : null;
    }

    /// Not for NaN.
    private static boolean isOnEarth(double east, double north) {
        return east >= -180 && east <= 360 && Math.abs(north) <= 90;
    }

    /// The rows that have a place.
    BitSet drawn() {
        return drawn;
    }

    /// Those of them that lead to another.
    BitSet leading() {
        return leading;
    }

    /// In degrees east, from −180 to 180.
    double longitude(int row) {
        return Math.IEEEremainder(longitude[row], 360);
    }

    double latitude(int row) {
        return latitude[row];
    }

    double toLongitude(int row) {
        return Math.IEEEremainder(toLongitude[row], 360);
    }

    double toLatitude(int row) {
        return toLatitude[row];
    }

    /// @param what the chart is called, such as "A globe"
    List<String> notes(String what) {
        List<String> notes = new ArrayList<>();
        if (!chosen) {
            notes.add(what + " needs a column of longitudes and one of latitudes.");
            return notes;
        }
        if (missing > 0) {
            notes.add(
                    missing
                            + (missing == 1 ? " row has" : " rows have")
                            + " no value on an axis and cannot be drawn.");
        }
        if (elsewhere > 0) {
            notes.add(
                    elsewhere
                            + (elsewhere == 1 ? " row is" : " rows are")
                            + " not on the earth: longitudes go from −180 to 360, latitudes from −90 to 90.");
        }
        return notes;
    }
}
