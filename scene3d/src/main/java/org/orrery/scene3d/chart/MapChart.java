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
import org.orrery.scene3d.ViewCondition;

/// A ball a row on or over a flat map of the part of the earth where the rows are: x is the longitude, z the latitude, y the height. Where
/// a row leads to another place, an arc goes there.
final class MapChart {
    private static final int WANTED_TICKS = 6;
    private static final double BALLS = 0.8;
    private static final double ENDS = 0.45;
    private static final double LOWEST_ARC = 0.1;
    private static final double HIGHEST_ARC = 0.32;

    /// More stems would be a hedge.
    private static final int MOST_STEMS = 2_500;

    private final ChartSpec spec;
    private final int rowCount;
    private final EarthRows earth;
    private final AxisScale height;
    private final boolean flat;
    private final RowBalls balls;
    private final MapView view;
    private final BitSet drawn;

    MapChart(ChartData data, ChartSpec spec) {
        this.spec = spec;
        rowCount = data.rows();
        BitSet rows = (BitSet) spec.visible().clone();
        rows.clear(rowCount, Math.max(rowCount, rows.length()));
        earth = new EarthRows(data, spec, rows);
        height =
                AxisScale.of(
                        data.column(spec.encoding().y()).orElse(null),
                        rows,
                        WANTED_TICKS,
                        spec.scales().logY());
        flat = height instanceof AxisScale.Unused;
        balls = new RowBalls(data, spec, rows, earth.leading().isEmpty() ? BALLS : ENDS);
        view = MapView.around(earth, flat);
        drawn = (BitSet) earth.drawn().clone();
        earth.drawn().stream()
                .filter(row -> !flat && !Double.isFinite(height.fraction(row)))
                .forEach(drawn::clear);
    }

    Chart build() {
        float[] places = new float[3 * rowCount];
        Arrays.fill(places, Float.NaN);
        int count = drawn.cardinality();
        SegmentList stems = new SegmentList();
        for (int row = drawn.nextSetBit(0); row >= 0; row = drawn.nextSetBit(row + 1)) {
            Vec3 at = place(row, count);
            places[3 * row] = (float) at.x();
            places[3 * row + 1] = (float) at.y();
            places[3 * row + 2] = (float) at.z();
            if (!flat && count <= MOST_STEMS) {
                int colour = (balls.colour(row) & 0xffffff) | 0x58000000;
                stems.add(new Vec3(at.x(), ChartBox.LOW.y(), at.z()), colour, at, colour);
            }
        }
        MapFrame frame = new MapFrame(view, height, spec.theme());
        BitSet leading = (BitSet) earth.leading().clone();
        leading.and(drawn);
        Arcs arcs = new Arcs(spec, leading, balls.sizes(), balls::colour);
        List<LineSet> lines = new ArrayList<>(frame.lines());
        lines.add(stems.toLines(1, ViewCondition.ALWAYS));
        lines.addAll(arcs.lines(row -> curve(row, place(row, count))));
        SceneContent content =
                new SceneContent(
                        List.of(balls.cloud(places, count)),
                        List.of(frame.sea()),
                        lines,
                        frame.labels(),
                        PickTarget.RowPick::new,
                        new RowPositions(places));
        List<String> notes = new ArrayList<>(earth.notes("A map"));
        int low = earth.drawn().cardinality() - count;
        if (low > 0) {
            notes.add(
                    low
                            + (low == 1 ? " row has" : " rows have")
                            + " no height and cannot be drawn.");
        }
        notes.addAll(arcs.notes());
        return new Chart(content, balls.legend(notes), summary(count, leading.cardinality()));
    }

    private Vec3 place(int row, int count) {
        double up =
                flat
                        ? balls.radius(row, count)
                        : ChartBox.y(height.fraction(row)) - ChartBox.LOW.y();
        return view.place(earth.longitude(row), earth.latitude(row), up);
    }

    /// The higher the longer it is; a straight line seen from above.
    private Arcs.Curve curve(int row, Vec3 from) {
        Vec3 to = view.place(earth.toLongitude(row), earth.toLatitude(row), 0.01);
        double rise = LOWEST_ARC + HIGHEST_ARC * from.distance(to);
        return share -> from.lerp(to, share).add(new Vec3(0, rise * 4 * share * (1 - share), 0));
    }

    private String summary(int count, int arcs) {
        String up = flat ? "" : ", " + AxisScale.named(height) + " up";
        String with = arcs == 0 ? "" : ", %d of them with an arc".formatted(arcs);
        return "Map with %d %s, placed by longitude and latitude%s%s."
                .formatted(count, count == 1 ? "row" : "rows", up, with);
    }
}
