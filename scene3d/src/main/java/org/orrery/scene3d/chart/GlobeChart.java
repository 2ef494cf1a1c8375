package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;

/// A ball a row on the earth: x is the longitude and z the latitude, in degrees. Where a row leads to another place, an arc goes there on
/// the shortest way.
final class GlobeChart {
    private static final double BALLS = 0.6;
    private static final double LOWEST_ARC = 0.02;
    private static final double HIGHEST_ARC = 0.5;
    private final ChartSpec spec;
    private final int rowCount;
    private final EarthRows earth;
    private final RowBalls balls;

    GlobeChart(ChartData data, ChartSpec spec) {
        this.spec = spec;
        rowCount = data.rows();
        BitSet rows = (BitSet) spec.visible().clone();
        rows.clear(rowCount, Math.max(rowCount, rows.length()));
        earth = new EarthRows(data, spec, rows);
        balls = new RowBalls(data, spec, rows, BALLS);
    }

    Chart build() {
        float[] places = new float[3 * rowCount];
        Arrays.fill(places, Float.NaN);
        int drawn = earth.drawn().cardinality();
        earth.drawn().stream().forEach(row -> place(places, row, drawn));
        Globe globe = new Globe(spec.theme());
        Arcs arcs = new Arcs(spec, earth.leading(), balls.sizes(), balls::colour);
        List<LineSet> lines = new ArrayList<>(globe.lines());
        lines.addAll(arcs.lines(this::curve));
        SceneContent content =
                new SceneContent(
                        List.of(balls.cloud(places, drawn)),
                        List.of(globe.ball()),
                        lines,
                        globe.labels(),
                        PickTarget.RowPick::new,
                        new RowPositions(places));
        List<String> notes = new ArrayList<>(earth.notes("A globe"));
        notes.addAll(arcs.notes());
        return new Chart(content, balls.legend(notes), summary(drawn));
    }

    /// Each ball lies on the earth with its whole size.
    private void place(float[] places, int row, int drawn) {
        double up = 1 + balls.radius(row, drawn) / Globe.RADIUS;
        Vec3 at = Globe.place(earth.longitude(row), earth.latitude(row), up);
        places[3 * row] = (float) at.x();
        places[3 * row + 1] = (float) at.y();
        places[3 * row + 2] = (float) at.z();
    }

    /// Part of a great circle, the higher the longer it is.
    private Arcs.Curve curve(int row) {
        Vec3 from = Globe.direction(earth.longitude(row), earth.latitude(row));
        Vec3 to = Globe.direction(earth.toLongitude(row), earth.toLatitude(row));
        double angle = Math.acos(Math.clamp(from.dot(to), -1, 1));
        Vec3 across = to.sub(from.mul(from.dot(to)));
        Vec3 aside =
                across.length() > 1e-9
                        ? across.normalized()
                        : from.cross(Math.abs(from.y()) < 0.9 ? Vec3.Y : Vec3.X).normalized();
        double height = LOWEST_ARC + HIGHEST_ARC * angle / Math.PI;
        return share -> {
            double up = 1.003 + height * 4 * share * (1 - share);
            Vec3 direction =
                    from.mul(Math.cos(share * angle)).add(aside.mul(Math.sin(share * angle)));
            return Globe.CENTRE.add(direction.mul(Globe.RADIUS * up));
        };
    }

    private String summary(int drawn) {
        int arcs = earth.leading().cardinality();
        String with = arcs == 0 ? "" : ", %d of them with an arc".formatted(arcs);
        return "Globe with %d %s, placed by longitude and latitude%s."
                .formatted(drawn, drawn == 1 ? "row" : "rows", with);
    }
}
