package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.Arrays;
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

/// Parallel coordinates with room: a plane for each of up to six columns, and a line for each row through its values. The planes
/// are x, y, z and size where they are chosen, then the other columns of numbers as the table has them. Colour is the depth too,
/// so that categories lie behind one another and not over one another.
final class ParallelChart {
    static final int MOST_PLANES = 6;

    /// Of more rows so many are drawn, and the selected ones.
    static final int MOST_ROWS = 5000;

    private static final int WANTED_TICKS = 5;

    private final ChartSpec spec;
    private final BitSet rows;
    private final int rowCount;
    private final List<AxisScale> planes = new ArrayList<>();
    private final @Nullable Column colour;
    private final ColourScale colours;
    private final AxisScale depth;
    private final BitSet drawn;
    private final boolean selecting;
    private final float[] places;

    ParallelChart(ChartData data, ChartSpec spec) {
        this.spec = spec;
        rowCount = data.rows();
        rows = (BitSet) spec.visible().clone();
        rows.clear(rowCount, Math.max(rowCount, rows.length()));
        for (Column column : columns(data, spec.encoding())) {
            planes.add(AxisScale.of(column, rows, WANTED_TICKS));
        }
        colour = data.column(spec.encoding().colour()).orElse(null);
        colours = ColourScale.of(colour, rows, spec.theme());
        depth = AxisScale.of(colour, rows, WANTED_TICKS);
        selecting = spec.selected().intersects(rows);
        places = new float[3 * rowCount];
        Arrays.fill(places, Float.NaN);
        int withValues = place();
        drawn = RowShare.of(rows, withValues, MOST_ROWS);
        drawn.or(spec.selected());
        drawn.and(rows);
    }

    static List<Column> columns(ChartData data, ChartSpec.Encoding by) {
        List<Column> chosen = new ArrayList<>();
        for (@Nullable String name : new @Nullable String[] {by.x(), by.y(), by.z(), by.size()}) {
            data.column(name).filter(column -> !chosen.contains(column)).ifPresent(chosen::add);
        }
        for (Column column : data.columns()) {
            boolean numbers = column instanceof Column.Numeric;
            if (numbers && chosen.size() < MOST_PLANES && !chosen.contains(column)) {
                chosen.add(column);
            }
        }
        return chosen;
    }

    /// A row stands on the first plane on which it has a value.
    private int place() {
        int count = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            for (int plane = 0; plane < planes.size() && Float.isNaN(places[3 * row]); plane++) {
                if (has(plane, row)) {
                    Vec3 at = at(plane, row);
                    places[3 * row] = (float) at.x();
                    places[3 * row + 1] = (float) at.y();
                    places[3 * row + 2] = (float) at.z();
                    count++;
                }
            }
        }
        return count;
    }

    private boolean has(int plane, int row) {
        return Double.isFinite(planes.get(plane).fraction(row));
    }

    private Vec3 at(int plane, int row) {
        double back = depth.fraction(row);
        return new Vec3(
                PlaneFrame.placeOf(plane, planes.size()),
                ChartBox.y(planes.get(plane).fraction(row)),
                ChartBox.z(Double.isFinite(back) ? back : 0.5));
    }

    Chart build() {
        PlaneFrame frame = new PlaneFrame(planes, spec.theme());
        List<TriangleMesh> meshes = new ArrayList<>(frame.sheets());
        List<LineSet> lines = new ArrayList<>(frame.lines());
        SegmentList quiet = new SegmentList();
        SegmentList loud = new SegmentList();
        int alpha = alpha();
        for (int row = drawn.nextSetBit(0); row >= 0; row = drawn.nextSetBit(row + 1)) {
            boolean selected = selecting && spec.selected().get(row);
            addRow(selected ? loud : quiet, row, selected ? 0xff : alpha);
        }
        lines.add(quiet.toLines(1.2, ViewCondition.ALWAYS));
        lines.add(loud.toLines(2.6, ViewCondition.ALWAYS));
        SceneContent content =
                new SceneContent(
                        List.of(marks()),
                        meshes,
                        lines,
                        frame.labels(),
                        PickTarget.RowPick::new,
                        new RowPositions(places));
        Legend legend = new Legend(colours.legend(), Legend.SizeKey.NONE, notes());
        return new Chart(content, legend, summary());
    }

    /// Many lines are fainter, so that where they run together can be seen.
    private int alpha() {
        if (selecting) {
            return 0x16;
        }
        double wanted = 255 * Math.sqrt(110.0 / Math.max(1, drawn.cardinality()));
        return (int) Math.clamp(wanted, spec.theme().isDark() ? 52 : 80, 220);
    }

    private void addRow(SegmentList list, int row, int alpha) {
        int argb = (colours.colour(row) & 0xffffff) | (alpha << 24);
        for (int plane = 1; plane < planes.size(); plane++) {
            if (has(plane - 1, row) && has(plane, row)) {
                list.add(at(plane - 1, row), argb, at(plane, row), argb);
            }
        }
    }

    /// A ball where a line meets a plane, to be pointed at.
    private PointCloud marks() {
        int most = drawn.cardinality() * planes.size();
        float[] xyz = new float[3 * most];
        int[] argb = new int[most];
        byte[] flags = new byte[most];
        int[] ids = new int[most];
        float[] radii = new float[most];
        float radius = (float) Math.clamp(0.9 / Math.sqrt(Math.max(1, most)), 0.014, 0.045);
        int count = 0;
        for (int row = drawn.nextSetBit(0); row >= 0; row = drawn.nextSetBit(row + 1)) {
            boolean selected = selecting && spec.selected().get(row);
            for (int plane = 0; plane < planes.size(); plane++) {
                if (has(plane, row)) {
                    Vec3 at = at(plane, row);
                    xyz[3 * count] = (float) at.x();
                    xyz[3 * count + 1] = (float) at.y();
                    xyz[3 * count + 2] = (float) at.z();
                    argb[count] = colours.colour(row);
                    radii[count] = selected ? 1.5f * radius : radius;
                    flags[count] = mark(selected);
                    ids[count++] = row;
                }
            }
        }
        return new PointCloud(
                Arrays.copyOf(xyz, 3 * count),
                Arrays.copyOf(argb, count),
                Arrays.copyOf(radii, count),
                Arrays.copyOf(flags, count),
                Arrays.copyOf(ids, count),
                PointCloud.Shape.SPHERE);
    }

    private byte mark(boolean selected) {
        if (!selecting) {
            return 0;
        }
        return selected ? PointCloud.SELECTED : PointCloud.DIMMED;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (colour != null) {
            notes.add("The colour is the depth too.");
        }
        int placed = 0;
        int broken = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (!Float.isNaN(places[3 * row])) {
                placed++;
                broken += isBroken(row) ? 1 : 0;
            }
        }
        if (placed > MOST_ROWS) {
            notes.add(
                    "%d of %d rows are drawn, chosen evenly by their number and the same for everybody; selected rows always are."
                            .formatted(drawn.cardinality(), placed));
        }
        if (broken > 0) {
            notes.add(
                    broken
                            + (broken == 1 ? " row lacks" : " rows lack")
                            + " a value somewhere; the line breaks there.");
        }
        int missing = rows.cardinality() - placed;
        if (missing > 0) {
            notes.add(
                    missing
                            + (missing == 1 ? " row has" : " rows have")
                            + " no value and cannot be drawn.");
        }
        return notes;
    }

    private boolean isBroken(int row) {
        for (int plane = 0; plane < planes.size(); plane++) {
            if (!has(plane, row)) {
                return true;
            }
        }
        return false;
    }

    private String summary() {
        String names = String.join(", ", planes.stream().map(AxisScale::title).toList());
        return "Parallel planes of %s: a line through each of %d %s."
                .formatted(
                        names.isEmpty() ? "nothing" : names,
                        drawn.cardinality(),
                        drawn.cardinality() == 1 ? "row" : "rows");
    }
}
