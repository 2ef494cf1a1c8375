package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;

/// A ball a row on the earth: x is the longitude and z the latitude, in degrees.
final class GlobeChart {
    private static final double BALLS = 0.6;

    private final ChartSpec spec;
    private final BitSet rows;
    private final int rowCount;
    private final double @Nullable [] longitude;
    private final double @Nullable [] latitude;
    private final RowBalls balls;

    GlobeChart(ChartData data, ChartSpec spec) {
        this.spec = spec;
        rowCount = data.rows();
        rows = (BitSet) spec.visible().clone();
        rows.clear(rowCount, Math.max(rowCount, rows.length()));
        longitude = numbers(data, spec.encoding().x());
        latitude = numbers(data, spec.encoding().z());
        balls = new RowBalls(data, spec, rows, BALLS);
    }

    private static double @Nullable [] numbers(ChartData data, @Nullable String name) {
        return data.column(name).orElse(null) instanceof Column.Numeric numeric
                ? numeric.values()
                : null;
    }

    Chart build() {
        float[] places = new float[3 * rowCount];
        Arrays.fill(places, Float.NaN);
        int missing = 0;
        int elsewhere = 0;
        int drawn = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            double east = longitude == null ? Double.NaN : longitude[row];
            double north = latitude == null ? Double.NaN : latitude[row];
            if (!Double.isFinite(east) || !Double.isFinite(north)) {
                missing++;
            } else if (east < -180 || east > 360 || Math.abs(north) > 90) {
                elsewhere++;
            } else {
                places[3 * row] = 0;
                drawn++;
            }
        }
        place(places, drawn);
        Globe globe = new Globe(spec.theme());
        SceneContent content =
                new SceneContent(
                        List.of(balls.cloud(places, drawn)),
                        List.of(globe.ball()),
                        globe.lines(),
                        globe.labels(),
                        PickTarget.RowPick::new,
                        new RowPositions(places));
        return new Chart(content, balls.legend(notes(missing, elsewhere)), summary(drawn));
    }

    /// Each ball lies on the earth with its whole size.
    private void place(float[] places, int drawn) {
        for (int row = 0; row < rowCount; row++) {
            if (longitude != null && latitude != null && !Float.isNaN(places[3 * row])) {
                double up = 1 + balls.radius(row, drawn) / Globe.RADIUS;
                Vec3 at = Globe.place(longitude[row], latitude[row], up);
                places[3 * row] = (float) at.x();
                places[3 * row + 1] = (float) at.y();
                places[3 * row + 2] = (float) at.z();
            }
        }
    }

    private List<String> notes(int missing, int elsewhere) {
        List<String> notes = new ArrayList<>();
        if (longitude == null || latitude == null) {
            notes.add("A globe needs a column of longitudes for X and one of latitudes for Z.");
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

    private String summary(int drawn) {
        return "Globe with %d %s, placed by longitude and latitude."
                .formatted(drawn, drawn == 1 ? "row" : "rows");
    }
}
