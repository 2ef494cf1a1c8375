package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.TriangleMesh;

/// A ball a row.
final class ScatterChart {
    private static final int WANTED_TICKS = 6;

    /// From so many rows on, it is worth to remember in which order they are drawn.
    private static final int ORDER_FROM = 20_000;

    private final ChartData data;
    private final ChartSpec spec;
    private final BitSet rows;
    private final AxisScale x;
    private final AxisScale y;
    private final AxisScale z;
    private final RowBalls balls;
    private final RowShapes shapes;

    ScatterChart(ChartData data, ChartSpec spec) {
        this.data = data;
        this.spec = spec;
        this.rows = (BitSet) spec.visible().clone();
        rows.clear(data.rows(), Math.max(data.rows(), rows.length()));
        ChartSpec.Encoding by = spec.encoding();
        List<Supplier<AxisScale>> axes =
                List.of(
                        () -> axis(by.x(), spec.scales().logX()),
                        () -> axis(by.y(), spec.scales().logY()),
                        () -> axis(by.z(), spec.scales().logZ()));
        List<AxisScale> made =
                (data.rows() >= ORDER_FROM ? axes.parallelStream() : axes.stream())
                        .map(Supplier::get)
                        .toList();
        x = made.get(0);
        y = made.get(1);
        z = made.get(2);
        balls = new RowBalls(data, spec, rows, 1);
        shapes = new RowShapes(data, spec);
    }

    private AxisScale axis(@Nullable String name, boolean log) {
        return AxisScale.of(data.column(name).orElse(null), rows, WANTED_TICKS, log);
    }

    Chart build() {
        if (data.rows() >= ORDER_FROM) {
            OrderedBalls ordered = new OrderedBalls(data.order(spec), rows, x, y, z);
            if (ordered.isPrecise()) {
                PointCloud cloud = balls.cloud(ordered);
                return chart(
                        cloud,
                        List.of(),
                        new RowPositions(data.rows(), cloud, this::place),
                        ordered.drawn());
            }
        }
        float[] places = new float[3 * data.rows()];
        Arrays.fill(places, Float.NaN);
        int drawn = place(places);
        RowPositions positions = new RowPositions(places);
        return shapes.areDrawn(drawn)
                ? shaped(places, positions, drawn)
                : chart(balls.cloud(places, drawn), List.of(), positions, drawn);
    }

    private Chart shaped(float[] places, RowPositions positions, int drawn) {
        float[] round = places.clone();
        rows.stream()
                .filter(row -> shapes.glyph(row) != Glyph.BALL)
                .forEach(row -> round[3 * row] = Float.NaN);
        int count = 0;
        for (int row = 0; row < data.rows(); row++) {
            count += Float.isNaN(round[3 * row]) ? 0 : 1;
        }
        return chart(
                balls.cloud(round, count, drawn),
                List.of(shapes.mesh(places, rows, balls, drawn)),
                positions,
                drawn);
    }

    private Chart chart(
            PointCloud cloud, List<TriangleMesh> glyphs, RowPositions positions, int drawn) {
        AxisFrame frame = new AxisFrame(x, y, z, spec.theme());
        TrendSheets trends = new TrendSheets(spec, x, y, z, rows);
        List<TriangleMesh> meshes = new ArrayList<>(frame.sheets());
        meshes.addAll(glyphs);
        meshes.addAll(trends.meshes());
        List<LineSet> lines = new ArrayList<>(frame.lines());
        lines.addAll(trends.lines());
        SceneContent content =
                new SceneContent(
                        List.of(cloud),
                        meshes,
                        lines,
                        frame.labels(),
                        PickTarget.RowPick::new,
                        positions);
        List<String> notes = new ArrayList<>(trends.notes());
        if (drawn < rows.cardinality()) {
            notes.addAll(LeftOut.of(rows, x, y, z).sentences("cannot be drawn."));
        }
        notes.addAll(shapes.notes(drawn));
        return new Chart(content, balls.legend(shapes.legend(drawn), notes), summary(drawn));
    }

    /// Where a row is drawn, if it is.
    private @Nullable Vec3 place(int row) {
        double fx = x.fraction(row);
        double fy = y.fraction(row);
        double fz = z.fraction(row);
        boolean placed =
                rows.get(row) && Double.isFinite(fx) && Double.isFinite(fy) && Double.isFinite(fz);
        return placed ? new Vec3(ChartBox.x(fx), ChartBox.y(fy), ChartBox.z(fz)) : null;
    }

    private int place(float[] places) {
        int drawn = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            double fx = x.fraction(row);
            double fy = y.fraction(row);
            double fz = z.fraction(row);
            if (Double.isFinite(fx) && Double.isFinite(fy) && Double.isFinite(fz)) {
                places[3 * row] = (float) lerp(ChartBox.LOW.x(), ChartBox.HIGH.x(), fx);
                places[3 * row + 1] = (float) lerp(ChartBox.LOW.y(), ChartBox.HIGH.y(), fy);
                places[3 * row + 2] = (float) lerp(ChartBox.LOW.z(), ChartBox.HIGH.z(), fz);
                drawn++;
            }
        }
        return drawn;
    }

    private static double lerp(double low, double high, double t) {
        return low + (high - low) * t;
    }

    private String summary(int drawn) {
        return "Scatter chart of %d %s: %s across, %s up, %s deep."
                .formatted(
                        drawn,
                        drawn == 1 ? "row" : "rows",
                        AxisScale.named(x),
                        AxisScale.named(y),
                        AxisScale.named(z));
    }
}
