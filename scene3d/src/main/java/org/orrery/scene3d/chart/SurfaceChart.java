package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.TriangleMesh;

/// The landscape of y over x and z, interpolated between the rows, which themselves are drawn only when selected.
final class SurfaceChart {
    private static final int WANTED_TICKS = 6;

    private final ChartData data;
    private final ChartSpec spec;
    private final BitSet rows;
    private final AxisScale x;
    private final AxisScale y;
    private final AxisScale z;
    private final float[] places;
    private int drawn;

    SurfaceChart(ChartData data, ChartSpec spec) {
        this.data = data;
        this.spec = spec;
        this.rows = (BitSet) spec.visible().clone();
        rows.clear(data.rows(), Math.max(data.rows(), rows.length()));
        x = axis(spec.encoding().x(), spec.scales().logX());
        y = axis(spec.encoding().y(), spec.scales().logY());
        z = axis(spec.encoding().z(), spec.scales().logZ());
        places = new float[3 * data.rows()];
        Arrays.fill(places, Float.NaN);
    }

    private AxisScale axis(@Nullable String name, boolean log) {
        return AxisScale.of(data.column(name).orElse(null), rows, WANTED_TICKS, log);
    }

    Chart build() {
        AxisFrame frame = new AxisFrame(x, y, z, spec.theme());
        List<TriangleMesh> meshes = new ArrayList<>(frame.sheets());
        List<LineSet> lines = new ArrayList<>(frame.lines());
        List<String> notes = new ArrayList<>();
        Legend.Colours colours = new Legend.Colours.Single("", Palette.category(0, spec.theme()));
        if (y instanceof AxisScale.Numbers heights && heights.values() != null) {
            HeightField field = field(heights.values(), true);
            ColourScale.Ramp ramp = ramp(heights);
            HeightField shade = colourField(field);
            SurfaceShape shape = new SurfaceShape(field, heights);
            meshes.add(shape.mesh(node -> ramp.colourOf(shade.values[node])));
            lines.add(shape.net(spec.theme().isDark() ? 0x40ffffff : 0x50182238));
            colours = ramp.legend();
            if (spec.extras().contours()) {
                Contours contours = new Contours(field, shape, heights);
                lines.addAll(
                        contours.lines(
                                colourColumn() == null
                                        ? ramp::colourOf
                                        : _ -> spec.theme().accent(),
                                spec.theme()));
                notes.add(contours.note());
            }
            notes.add(
                    "Heights between rows are interpolated by inverse distance; gaps mean that no row is near.");
        } else {
            notes.add("A surface needs numbers for its height.");
        }
        SceneContent content =
                new SceneContent(
                        selectedRows(),
                        meshes,
                        lines,
                        frame.labels(),
                        this::pick,
                        new RowPositions(places));
        return new Chart(content, new Legend(colours, Legend.SizeKey.NONE, notes), summary());
    }

    private HeightField field(double[] values, boolean keepPlaces) {
        CellMeans means = new CellMeans();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            double fx = x.fraction(row);
            double fy = y.fraction(row);
            double fz = z.fraction(row);
            if (Double.isFinite(fx)
                    && Double.isFinite(fy)
                    && Double.isFinite(fz)
                    && Double.isFinite(values[row])) {
                means.add(fx, fz, values[row]);
                if (keepPlaces) {
                    keepPlace(row, fx, fy, fz);
                }
            }
        }
        return HeightField.interpolated(means.samples());
    }

    private void keepPlace(int row, double fx, double fy, double fz) {
        Vec3 size = ChartBox.HIGH.sub(ChartBox.LOW);
        places[3 * row] = (float) (ChartBox.LOW.x() + size.x() * fx);
        places[3 * row + 1] = (float) (ChartBox.LOW.y() + size.y() * fy);
        places[3 * row + 2] = (float) (ChartBox.LOW.z() + size.z() * fz);
        drawn++;
    }

    private Column.@Nullable Numeric colourColumn() {
        return data.column(spec.encoding().colour()).orElse(null) instanceof Column.Numeric numeric
                ? numeric
                : null;
    }

    private ColourScale.Ramp ramp(AxisScale.Numbers heights) {
        Column.Numeric colour = colourColumn();
        if (colour != null) {
            return ColourScale.Ramp.of(colour, rows, spec.theme());
        }
        double[] values = heights.values() == null ? new double[0] : heights.values();
        return new ColourScale.Ramp(
                heights.title(), values, NumberRange.of(values, rows), spec.theme());
    }

    private HeightField colourField(HeightField heights) {
        Column.Numeric colour = colourColumn();
        return colour == null ? heights : field(colour.values(), false);
    }

    private List<PointCloud> selectedRows() {
        int[] chosen =
                spec.selected().stream()
                        .filter(row -> row < data.rows() && !Float.isNaN(places[3 * row]))
                        .toArray();
        if (chosen.length == 0) {
            return List.of();
        }
        float[] xyz = new float[3 * chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(places, 3 * chosen[i], xyz, 3 * i, 3);
        }
        byte[] flags = new byte[chosen.length];
        Arrays.fill(flags, PointCloud.SELECTED);
        int[] ids =
                IntStream.of(chosen)
                        .map(row -> HeightField.SIDE * HeightField.SIDE + row)
                        .toArray();
        return List.of(
                new PointCloud(
                        xyz,
                        new int[] {spec.theme().accent()},
                        new float[] {0.06f},
                        flags,
                        ids,
                        PointCloud.Shape.SPHERE));
    }

    /// Ids below the number of nodes are cells of the sheet, the others rows.
    private PickTarget pick(int id, Vec3 at) {
        int nodes = HeightField.SIDE * HeightField.SIDE;
        if (id >= nodes) {
            return new PickTarget.RowPick(id - nodes, at);
        }
        Vec3 size = ChartBox.HIGH.sub(ChartBox.LOW);
        double cell = 1.0 / (HeightField.SIDE - 1);
        int column = id % HeightField.SIDE;
        int line = id / HeightField.SIDE;
        double lowX = ChartBox.LOW.x() + size.x() * column * cell;
        double lowZ = ChartBox.LOW.z() + size.z() * line * cell;
        int[] inside =
                IntStream.range(0, data.rows())
                        .filter(row ->
                                places[3 * row] >= lowX
                                        && places[3 * row] <= lowX + size.x() * cell)
                        .filter(row ->
                                places[3 * row + 2] >= lowZ
                                        && places[3 * row + 2] <= lowZ + size.z() * cell)
                        .toArray();
        return new PickTarget.GroupPick(inside, label(at, inside.length), at);
    }

    private String label(Vec3 at, int count) {
        String height = "";
        if (y instanceof AxisScale.Numbers numbers) {
            double fraction = (at.y() - ChartBox.LOW.y()) / (ChartBox.HIGH.y() - ChartBox.LOW.y());
            height = numbers.title() + " about " + numbers.text(numbers.valueAt(fraction));
        }
        return count == 0
                ? height + ", interpolated"
                : height + ", " + count + (count == 1 ? " row" : " rows") + " here";
    }

    private String summary() {
        return "Surface of %s over %s and %s, from %d %s."
                .formatted(y.title(), x.title(), z.title(), drawn, drawn == 1 ? "row" : "rows");
    }
}
