package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;

/// A line along x for each category of colour. Categories of depth make ribbons that stand side by side.
final class LineChart {
    private static final int WANTED_TICKS = 6;
    private static final double FADED = 0.72;
    private static final double LINE_WIDTH = 2.4;
    private static final int MOST_LARGE_MARKS = 3000;

    /// Balls on a ribbon do not sink into it.
    private static final double OVER_RIBBON = 0.09;

    private final ChartSpec spec;
    private final BitSet rows;
    private final int rowCount;
    private final AxisScale x;
    private final AxisScale y;
    private final AxisScale z;
    private final @Nullable Column colour;
    private final ColourScale colours;
    private final LineCorners corners;
    private final LineThinning thinning;
    private final boolean selecting;

    LineChart(ChartData data, ChartSpec spec) {
        this.spec = spec;
        rowCount = data.rows();
        rows = (BitSet) spec.visible().clone();
        rows.clear(rowCount, Math.max(rowCount, rows.length()));
        ChartSpec.Encoding by = spec.encoding();
        x = axis(data, by.x(), spec.scales().logX());
        y = axis(data, by.y(), spec.scales().logY());
        z = axis(data, by.z(), spec.scales().logZ());
        colour = data.column(by.colour()).orElse(null);
        colours = ColourScale.of(colour, rows, spec.theme());
        corners =
                new LineCorners(
                        rows,
                        x,
                        y,
                        z,
                        colour instanceof Column.Categorical categories
                                ? categories.codes()
                                : null);
        thinning = new LineThinning(corners);
        selecting = spec.selected().intersects(rows);
    }

    private AxisScale axis(ChartData data, @Nullable String name, boolean log) {
        return AxisScale.of(data.column(name).orElse(null), rows, WANTED_TICKS, log);
    }

    Chart build() {
        AxisFrame frame = new AxisFrame(x, y, z, spec.theme());
        List<TriangleMesh> meshes = new ArrayList<>(frame.sheets());
        List<LineSet> lines = new ArrayList<>(frame.lines());
        int[] kept = thinning.kept();
        boolean ribbons = z instanceof AxisScale.Bands;
        if (ribbons) {
            RibbonShape shape = ribbons(kept);
            meshes.add(shape.mesh());
            lines.add(shape.edges());
        } else {
            lines.add(strokes(kept));
        }
        SceneContent content =
                new SceneContent(
                        List.of(marks(kept, ribbons)),
                        meshes,
                        lines,
                        frame.labels(),
                        this::pick,
                        new RowPositions(corners.rowPlaces(rowCount)));
        Legend legend = new Legend(colours.legend(), Legend.SizeKey.NONE, notes());
        return new Chart(content, legend, summary());
    }

    private LineSet strokes(int[] kept) {
        SegmentList strokes = new SegmentList();
        for (int i = 1; i < kept.length; i++) {
            if (!corners.begins(kept[i])) {
                strokes.add(
                        corners.place(kept[i - 1]),
                        shade(kept[i - 1]),
                        corners.place(kept[i]),
                        shade(kept[i]));
            }
        }
        return strokes.toLines(LINE_WIDTH, ViewCondition.ALWAYS);
    }

    private RibbonShape ribbons(int[] kept) {
        double step =
                (ChartBox.HIGH.z() - ChartBox.LOW.z())
                        / (z instanceof AxisScale.Bands bands ? bands.count() : 1);
        RibbonShape shape = new RibbonShape(Math.min(0.4, step * 0.36), spec.theme().isDark());
        for (int i = 1; i < kept.length; i++) {
            if (!corners.begins(kept[i])) {
                shape.add(end(kept, i - 1), end(kept, i));
            }
        }
        return shape;
    }

    private RibbonShape.End end(int[] kept, int i) {
        int before = corners.begins(kept[i]) ? i : i - 1;
        int after = i + 1 < kept.length && !corners.begins(kept[i + 1]) ? i + 1 : i;
        Vec3 along = corners.place(kept[after]).sub(corners.place(kept[before]));
        Vec3 up = new Vec3(-along.y(), along.x(), 0).normalized();
        return new RibbonShape.End(kept[i], corners.place(kept[i]), up, shade(kept[i]));
    }

    /// Balls at the corners, to be pointed at. Ribbons can be pointed at themselves and get them only where a corner stands
    /// alone or is selected.
    private PointCloud marks(int[] kept, boolean ribbons) {
        int[] marked = new int[kept.length];
        int count = 0;
        for (int i = 0; i < kept.length; i++) {
            boolean alone =
                    corners.begins(kept[i])
                            && (i + 1 == kept.length || corners.begins(kept[i + 1]));
            if (!ribbons || alone || isSelected(kept[i])) {
                marked[count++] = kept[i];
            }
        }
        float radius = count <= MOST_LARGE_MARKS ? 0.05f : 0.014f;
        float[] xyz = new float[3 * count];
        int[] argb = new int[count];
        float[] radii = new float[count];
        byte[] flags = new byte[selecting ? count : 0];
        int[] ids = new int[count];
        for (int i = 0; i < count; i++) {
            Vec3 place = corners.place(marked[i]);
            boolean selected = isSelected(marked[i]);
            xyz[3 * i] = (float) place.x();
            xyz[3 * i + 1] = (float) (ribbons ? place.y() + OVER_RIBBON : place.y());
            xyz[3 * i + 2] = (float) place.z();
            argb[i] = base(marked[i]);
            radii[i] = selected ? 0.075f : radius;
            ids[i] = marked[i];
            if (selecting) {
                flags[i] = selected ? PointCloud.SELECTED : PointCloud.DIMMED;
            }
        }
        return new PointCloud(
                xyz,
                count == 0 ? new int[1] : argb,
                count == 0 ? new float[1] : radii,
                flags,
                ids,
                PointCloud.Shape.SPHERE);
    }

    private boolean isSelected(int corner) {
        return selecting && corners.has(corner, spec.selected());
    }

    private int base(int corner) {
        return colour instanceof Column.Numeric numeric && colours instanceof ColourScale.Ramp ramp
                ? ramp.colourOf(corners.mean(corner, numeric.values()))
                : colours.colour(corners.firstRow(corner));
    }

    private int shade(int corner) {
        return selecting && !isSelected(corner)
                ? Palette.mix(base(corner), spec.theme().backdropCentre(), FADED)
                : base(corner);
    }

    private PickTarget pick(int corner, Vec3 at) {
        return corners.rowCount(corner) == 1
                ? new PickTarget.RowPick(corners.firstRow(corner), at)
                : new PickTarget.GroupPick(corners.rows(corner), label(corner), at);
    }

    private String label(int corner) {
        int row = corners.firstRow(corner);
        List<String> parts = new ArrayList<>();
        if (colour instanceof Column.Categorical categories && categories.codes()[row] >= 0) {
            parts.add(categories.labels().get(categories.codes()[row]));
        }
        if (z instanceof AxisScale.Bands && !parts.contains(z.valueText(row))) {
            parts.add(z.valueText(row));
        }
        parts.add(x.valueText(row));
        parts.removeIf(String::isEmpty);
        String where = String.join(" · ", parts);
        return y instanceof AxisScale.Numbers heights && heights.values() != null
                ? where
                        + ": mean of "
                        + y.title()
                        + " "
                        + TickFormat.of(corners.mean(corner, heights.values()))
                : where;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        boolean means = false;
        for (int corner = 0; corner < corners.count(); corner++) {
            means |= corners.rowCount(corner) > 1;
        }
        if (means) {
            notes.add("Where a line has several rows at one place, it goes through their mean.");
        }
        if (thinning.steps() > 0) {
            notes.add(
                    "Of each of %d steps along a line its first, lowest, highest and last value are drawn."
                            .formatted(thinning.steps()));
        }
        if (corners.leftOut() > 0) {
            notes.add(
                    "%d lines with fewer rows are not drawn; at most %d are."
                            .formatted(corners.leftOut(), LineCorners.MOST_LINES));
        }
        notes.addAll(LeftOut.of(rows, x, y, z).sentences("cannot be drawn; a line breaks there."));
        return notes;
    }

    private String summary() {
        int lines = corners.lines().size();
        String depth = z.title().isEmpty() ? "" : ", " + z.title() + " deep";
        String each = colour instanceof Column.Categorical ? ", coloured by " + colour.name() : "";
        return "Line chart of %s over %s%s: %d %s%s."
                .formatted(
                        AxisScale.named(y),
                        AxisScale.named(x),
                        depth,
                        lines,
                        lines == 1 ? "line" : "lines",
                        each);
    }
}
