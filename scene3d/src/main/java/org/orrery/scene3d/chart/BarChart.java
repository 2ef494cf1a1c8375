package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.TriangleMesh;

/// A grid of bars: x and z say which bar a row belongs to, the height says how many rows there are or the mean of y.
final class BarChart {
    private static final double FILLED = 0.72;
    private static final double FADED = 0.66;

    private final ChartData data;
    private final ChartSpec spec;
    private final BitSet rows;
    private final Bins x;
    private final Bins z;
    private final double @Nullable [] measure;
    private final String heightTitle;
    private final List<Bar> bars = new ArrayList<>();

    BarChart(ChartData data, ChartSpec spec) {
        this.data = data;
        this.spec = spec;
        this.rows = (BitSet) spec.visible().clone();
        rows.clear(data.rows(), Math.max(data.rows(), rows.length()));
        x = bins(spec.encoding().x(), spec.scales().logX());
        z = bins(spec.encoding().z(), spec.scales().logZ());
        Column y = data.column(spec.encoding().y()).orElse(null);
        if (spec.barHeight() == ChartSpec.BarHeight.MEAN && y instanceof Column.Numeric numeric) {
            measure = numeric.values();
            heightTitle = "mean of " + AxisScale.titled(numeric);
        } else {
            measure = null;
            heightTitle = "rows";
        }
        collect();
    }

    private Bins bins(@Nullable String name, boolean log) {
        return Bins.of(data.column(name).orElse(null), data.rows(), rows, log);
    }

    private void collect() {
        Bar[] cells = new Bar[x.count() * z.count()];
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            int column = x.binOfRow()[row];
            int depth = z.binOfRow()[row];
            if (column == Bins.NONE || depth == Bins.NONE) {
                continue;
            }
            int cell = depth * x.count() + column;
            if (cells[cell] == null) {
                cells[cell] = new Bar(column, depth);
            }
            cells[cell].add(row);
        }
        for (Bar bar : cells) {
            if (bar != null && isDrawn(height(bar))) {
                bars.add(bar);
            }
        }
    }

    private boolean isDrawn(double height) {
        return Double.isFinite(height) && (height > 0 || !spec.scales().logY());
    }

    private double height(Bar bar) {
        return measure == null ? bar.count() : bar.mean(measure);
    }

    Chart build() {
        double[] heights = bars.stream().mapToDouble(this::height).toArray();
        BitSet all = new BitSet();
        all.set(0, heights.length);
        NumberRange range = NumberRange.of(heights, all);
        AxisScale.Numbers y = scale(heights, range);
        BarColours colours = new BarColours(data, spec, rows, heightTitle, range);
        float[] places = new float[3 * data.rows()];
        Arrays.fill(places, Float.NaN);
        BarShape shape = new BarShape(bars.size());
        for (int i = 0; i < bars.size(); i++) {
            add(shape, bars.get(i), y, heights[i], colours.colour(bars.get(i), heights[i]), places);
        }
        AxisFrame frame = new AxisFrame(x.scale(), y, z.scale(), spec.theme());
        List<TriangleMesh> meshes = new ArrayList<>(frame.sheets());
        meshes.add(shape.mesh());
        List<LineSet> lines = new ArrayList<>(frame.lines());
        lines.add(shape.edges());
        SceneContent content =
                new SceneContent(
                        List.of(),
                        meshes,
                        lines,
                        frame.labels(),
                        (id, at) -> pick(bars.get(id), heights[id], at),
                        new RowPositions(places));
        return new Chart(
                content, new Legend(colours.legend(), Legend.SizeKey.NONE, notes()), summary());
    }

    /// A logarithmic one begins below the lowest bar, so that it can be seen.
    private AxisScale.Numbers scale(double[] heights, NumberRange range) {
        if (spec.scales().logY() && range.low() > 0) {
            return new AxisScale.Log(
                    heightTitle, heights, LogTicks.covering(range.low() / 2, range.high()));
        }
        return new AxisScale.Linear(
                heightTitle,
                heights,
                Ticks.covering(Math.min(0, range.low()), Math.max(0, range.high()), 6));
    }

    private void add(
            BarShape shape,
            Bar bar,
            AxisScale.Numbers y,
            double height,
            int colour,
            float[] places) {
        double stepX = (ChartBox.HIGH.x() - ChartBox.LOW.x()) / x.count();
        double stepZ = (ChartBox.HIGH.z() - ChartBox.LOW.z()) / z.count();
        double halfX = Math.min(stepX * FILLED, 1.6) / 2;
        double halfZ = Math.min(stepZ * FILLED, 1.6) / 2;
        double centreX = ChartBox.LOW.x() + (bar.column + 0.5) * stepX;
        double centreZ = ChartBox.LOW.z() + (bar.depth + 0.5) * stepZ;
        double zero = y instanceof AxisScale.Log ? ChartBox.LOW.y() : level(y, 0);
        double end = level(y, height);
        boolean selecting = spec.selected().intersects(rows);
        boolean selected = selecting && bar.rows().anyMatch(spec.selected()::get);
        int shown =
                selecting && !selected
                        ? Palette.mix(colour, spec.theme().backdropCentre(), FADED)
                        : colour;
        int edge =
                selected
                        ? spec.theme().accent()
                        : Palette.mix(shown, 0xffffffff, spec.theme().isDark() ? 0.34 : 0.5);
        double foot = Math.min(zero, end);
        double head = Math.max(Math.max(zero, end), foot + 0.012);
        shape.add(
                new double[] {centreX - halfX, foot, centreZ - halfZ},
                new double[] {centreX + halfX, head, centreZ + halfZ},
                end >= zero,
                shown,
                edge);
        bar.rows()
                .forEach(row -> {
                    places[3 * row] = (float) centreX;
                    places[3 * row + 1] = (float) end;
                    places[3 * row + 2] = (float) centreZ;
                });
    }

    private static double level(AxisScale.Numbers y, double value) {
        return ChartBox.LOW.y() + (ChartBox.HIGH.y() - ChartBox.LOW.y()) * y.fractionOf(value);
    }

    private PickTarget pick(Bar bar, double height, Vec3 at) {
        String cell =
                x.names().get(bar.column) + (z.count() > 1 ? " · " + z.names().get(bar.depth) : "");
        String count = bar.count() + (bar.count() == 1 ? " row" : " rows");
        String label =
                measure == null
                        ? cell + ": " + count
                        : cell + ": " + heightTitle + " " + TickFormat.of(height) + " of " + count;
        return new PickTarget.GroupPick(bar.rows().toArray(), label, at);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("Height of a bar: " + heightTitle + ".");
        int drawn = bars.stream().mapToInt(Bar::count).sum();
        int missing = rows.cardinality() - drawn;
        if (missing > 0) {
            notes.add(
                    missing
                            + (missing == 1 ? " row has" : " rows have")
                            + " no value and cannot be drawn.");
        }
        if (spec.scales().logY()) {
            notes.add("On a logarithmic axis compare the tops of bars, not their lengths.");
        }
        return notes;
    }

    private String summary() {
        return "Bar chart of %d %s, height is %s."
                .formatted(bars.size(), bars.size() == 1 ? "bar" : "bars", heightTitle);
    }
}
