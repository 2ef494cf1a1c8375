package org.orrery.analytics.chart;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/// A pair of columns that are geographic coordinates, what is measured upwards if the data tells, and where the row leads to if it does.
record Place(
        ColumnProfile longitude,
        ColumnProfile latitude,
        Optional<ColumnProfile> height,
        Optional<ChartProposal.Pair> end) {

    private static final String[] EAST = {"longitude", "lon", "lng", "long"};
    private static final String[] NORTH = {"latitude", "lat"};

    static Optional<Place> find(List<ColumnProfile> columns) {
        Optional<ColumnProfile> longitude = find(columns, 180, EAST);
        Optional<ColumnProfile> latitude = find(columns, 90, NORTH);
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
        List<ColumnProfile> others =
                columns.stream()
                        .filter(c -> !c.equals(longitude.get()) && !c.equals(latitude.get()))
                        .toList();
        Optional<ChartProposal.Pair> end =
                find(others, 180, EAST)
                        .flatMap(east ->
                                find(others, 90, NORTH)
                                        .map(north ->
                                                new ChartProposal.Pair(east.name(), north.name())));
        return Optional.of(new Place(longitude.get(), latitude.get(), height, end));
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
