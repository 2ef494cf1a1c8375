package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.TriangleMesh;

/// A ball a row.
final class ScatterChart {
    private static final int WANTED_TICKS = 6;

    private final ChartData data;
    private final ChartSpec spec;
    private final BitSet rows;
    private final AxisScale x;
    private final AxisScale y;
    private final AxisScale z;
    private final RowBalls balls;

    ScatterChart(ChartData data, ChartSpec spec) {
        this.data = data;
        this.spec = spec;
        this.rows = (BitSet) spec.visible().clone();
        rows.clear(data.rows(), Math.max(data.rows(), rows.length()));
        ChartSpec.Encoding by = spec.encoding();
        x = AxisScale.of(column(by.x()), rows, WANTED_TICKS, spec.scales().logX());
        y = AxisScale.of(column(by.y()), rows, WANTED_TICKS, spec.scales().logY());
        z = AxisScale.of(column(by.z()), rows, WANTED_TICKS, spec.scales().logZ());
        balls = new RowBalls(data, spec, rows, 1);
    }

    private @Nullable Column column(@Nullable String name) {
        return data.column(name).orElse(null);
    }

    Chart build() {
        float[] places = new float[3 * data.rows()];
        Arrays.fill(places, Float.NaN);
        int drawn = place(places);
        AxisFrame frame = new AxisFrame(x, y, z, spec.theme());
        TrendSheets trends = new TrendSheets(spec, x, y, z, rows);
        List<TriangleMesh> meshes = new ArrayList<>(frame.sheets());
        meshes.addAll(trends.meshes());
        List<LineSet> lines = new ArrayList<>(frame.lines());
        lines.addAll(trends.lines());
        SceneContent content =
                new SceneContent(
                        List.of(balls.cloud(places, drawn)),
                        meshes,
                        lines,
                        frame.labels(),
                        PickTarget.RowPick::new,
                        new RowPositions(places));
        List<String> notes = new ArrayList<>(trends.notes());
        notes.addAll(LeftOut.of(rows, x, y, z).sentences("cannot be drawn."));
        return new Chart(content, balls.legend(notes), summary(drawn));
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
