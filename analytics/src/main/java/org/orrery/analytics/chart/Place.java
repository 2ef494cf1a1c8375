package org.orrery.analytics.chart;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/// A pair of columns that are geographic coordinates, and what is measured upwards if the data tells.
record Place(ColumnProfile longitude, ColumnProfile latitude, Optional<ColumnProfile> height) {

    static Optional<Place> find(List<ColumnProfile> columns) {
        Optional<ColumnProfile> longitude = find(columns, 180, "longitude", "lon", "lng", "long");
        Optional<ColumnProfile> latitude = find(columns, 90, "latitude", "lat");
        if (longitude.isEmpty() || latitude.isEmpty()) {
            return Optional.empty();
        }
        Optional<ColumnProfile> height =
                find(
                        columns,
                        Double.POSITIVE_INFINITY,
                        "depth",
                        "altitude",
                        "elevation",
                        "height",
                        "alt");
        return Optional.of(new Place(longitude.get(), latitude.get(), height));
    }

    /// True if the longitudes span more than a quarter of the earth.
    boolean isWide() {
        DoubleSummaryStatistics span =
                Arrays.stream(longitude.positions()).filter(Double::isFinite).summaryStatistics();
        return span.getMax() - span.getMin() > 90;
    }

    private static Optional<ColumnProfile> find(
            List<ColumnProfile> columns, double limit, String... words) {
        return columns.stream()
                .filter(c -> c.isNumber() && !c.isConstant() && c.isCalled(words))
                .filter(c -> within(c.positions(), limit))
                .findFirst();
    }

    private static boolean within(double[] positions, double limit) {
        for (double position : positions) {
            if (Math.abs(position) > limit) {
                return false;
            }
        }
        return true;
    }
}
