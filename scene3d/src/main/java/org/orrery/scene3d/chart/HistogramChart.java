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

/// How many rows there are in each bin of x, and of z where it is chosen. Categories of colour are stacked in a bar; while
/// rows are selected, the part of a bar that they are stands out at the foot of its piece.
final class HistogramChart {
    static final int MOST_STACKED = 12;
    private static final int MOST_ALONE = 60;
    private static final int MOST_OF_GRID_X = 30;
    private static final int MOST_OF_GRID_Z = 20;
    private static final double FADED = 0.66;
    private static final String TITLE = "count";

    /// Where a logarithmic count begins, so that a single row can be seen.
    private static final double LOG_FLOOR = 0.5;

    private final ChartData data;
    private final ChartSpec spec;
    private final BitSet rows;
    private final Bins x;
    private final Bins z;
    private final double filledZ;
    private final Column.@Nullable Categorical stack;
    private final List<Bar> bars = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final float[] places;

    /// What is drawn as one box: rows of a bar with one colour.
    ///
    /// @param above how many rows of the bar are below it
    /// @param category of colour, or [Bins#NONE]
    private record Piece(Bar bar, Bar part, int above, int category, boolean selected) {}

    HistogramChart(ChartData data, ChartSpec spec) {
        this.data = data;
        this.spec = spec;
        rows = (BitSet) spec.visible().clone();
        rows.clear(data.rows(), Math.max(data.rows(), rows.length()));
        Column depth = data.column(spec.encoding().z()).orElse(null);
        int mostX = depth == null ? MOST_ALONE : MOST_OF_GRID_X;
        x = bins(data.column(spec.encoding().x()).orElse(null), mostX, spec.scales().logX());
        z = bins(depth, MOST_OF_GRID_Z, spec.scales().logZ());
        filledZ = depth instanceof Column.Numeric ? 0.94 : 0.66;
        stack =
                data.column(spec.encoding().colour()).orElse(null)
                                        instanceof Column.Categorical categories
                                && categories.labels().size() <= MOST_STACKED
                        ? categories
                        : null;
        places = new float[3 * data.rows()];
        Arrays.fill(places, Float.NaN);
        collect();
    }

    private Bins bins(@Nullable Column column, int most, boolean log) {
        return Bins.counting(column, data.rows(), rows, most, log);
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
            if (bar != null) {
                bars.add(bar);
                split(bar);
            }
        }
    }

    /// By category, rows without one last, and each in its selected rows and the others.
    private void split(Bar bar) {
        int categories = stack == null ? 0 : stack.labels().size();
        Bar[] parts = new Bar[2 * (categories + 1)];
        boolean selecting = spec.selected().intersects(rows);
        bar.rows()
                .forEach(row -> {
                    int code = stack == null ? Bins.NONE : stack.codes()[row];
                    int part = 2 * (code < 0 || code >= categories ? categories : code);
                    part += selecting && !spec.selected().get(row) ? 1 : 0;
                    if (parts[part] == null) {
                        parts[part] = new Bar(bar.column, bar.depth);
                    }
                    parts[part].add(row);
                });
        int above = 0;
        for (int part = 0; part < parts.length; part++) {
            if (parts[part] != null) {
                int code = part / 2 == categories ? Bins.NONE : part / 2;
                boolean selected = selecting && part % 2 == 0;
                pieces.add(new Piece(bar, parts[part], above, code, selected));
                above += parts[part].count();
            }
        }
    }

    Chart build() {
        int most = bars.stream().mapToInt(Bar::count).max().orElse(1);
        AxisScale.Numbers y =
                spec.scales().logY()
                        ? new AxisScale.Log(TITLE, null, LogTicks.covering(LOG_FLOOR, most))
                        : new AxisScale.Linear(TITLE, null, Ticks.covering(0, most, 6));
        BarColours colours = new BarColours(data, spec, rows, TITLE, new NumberRange(0, most));
        BarShape shape = new BarShape(pieces.size());
        for (Piece piece : pieces) {
            add(shape, piece, y, colour(piece, colours));
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
                        (id, at) -> pick(pieces.get(id), at),
                        new RowPositions(places));
        Legend legend = new Legend(colours.legend(), Legend.SizeKey.NONE, notes());
        return new Chart(content, legend, summary(most));
    }

    private int colour(Piece piece, BarColours colours) {
        if (stack == null) {
            return colours.colour(piece.bar(), piece.bar().count());
        }
        return piece.category() == Bins.NONE
                ? Palette.missing(spec.theme())
                : Palette.category(piece.category(), spec.theme());
    }

    private void add(BarShape shape, Piece piece, AxisScale.Numbers y, int colour) {
        double stepX = (ChartBox.HIGH.x() - ChartBox.LOW.x()) / x.count();
        double stepZ = (ChartBox.HIGH.z() - ChartBox.LOW.z()) / z.count();
        boolean touching = x.scale() instanceof AxisScale.Numbers;
        double halfX = touching ? stepX * 0.47 : Math.min(stepX * 0.72, 1.6) / 2;
        double halfZ = Math.min(stepZ * filledZ, 1.6) / 2;
        double centreX = ChartBox.LOW.x() + (piece.bar().column + 0.5) * stepX;
        double centreZ = ChartBox.LOW.z() + (piece.bar().depth + 0.5) * stepZ;
        double foot = level(y, piece.above());
        double head = level(y, piece.above() + piece.part().count());
        boolean fade = !piece.selected() && spec.selected().intersects(rows);
        int shown = fade ? Palette.mix(colour, spec.theme().backdropCentre(), FADED) : colour;
        int edge =
                piece.selected()
                        ? spec.theme().accent()
                        : Palette.mix(shown, 0xffffffff, spec.theme().isDark() ? 0.34 : 0.5);
        shape.add(
                new double[] {centreX - halfX, foot, centreZ - halfZ},
                new double[] {centreX + halfX, head, centreZ + halfZ},
                true,
                shown,
                edge);
        piece.part()
                .rows()
                .forEach(row -> {
                    places[3 * row] = (float) centreX;
                    places[3 * row + 1] = (float) head;
                    places[3 * row + 2] = (float) centreZ;
                });
    }

    private static double level(AxisScale.Numbers y, int count) {
        return count == 0 ? ChartBox.LOW.y() : ChartBox.y(y.fractionOf(count));
    }

    /// All rows of the bar's category, selected or not.
    private PickTarget pick(Piece piece, Vec3 at) {
        List<Piece> together =
                pieces.stream()
                        .filter(each -> each.bar() == piece.bar())
                        .filter(each -> each.category() == piece.category())
                        .toList();
        int[] picked = together.stream().flatMapToInt(each -> each.part().rows()).toArray();
        int selected =
                together.stream()
                        .filter(Piece::selected)
                        .mapToInt(each -> each.part().count())
                        .sum();
        String depth = z.count() > 1 ? " · " + z.names().get(piece.bar().depth) : "";
        String label = x.names().get(piece.bar().column) + depth + of(piece);
        return new PickTarget.GroupPick(
                picked, selected == 0 ? label : label + " · " + selected + " selected", at);
    }

    private String of(Piece piece) {
        if (stack == null) {
            return "";
        }
        return " · "
                + (piece.category() == Bins.NONE
                        ? "(no value)"
                        : stack.labels().get(piece.category()));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("Height of a bar: count of its rows.");
        if (stack != null && spec.scales().logY()) {
            notes.add("On a logarithmic axis compare the tops of bars, not their pieces.");
        }
        if (stack == null
                && data.column(spec.encoding().colour()).orElse(null)
                        instanceof Column.Categorical) {
            notes.add(
                    "There are more than %d categories to stack: the colour is the most frequent one of a bar."
                            .formatted(MOST_STACKED));
        }
        int missing = rows.cardinality() - bars.stream().mapToInt(Bar::count).sum();
        if (missing > 0) {
            notes.add(
                    missing
                            + (missing == 1 ? " row has" : " rows have")
                            + " no value and cannot be drawn.");
        }
        return notes;
    }

    private String summary(int most) {
        String depth = z.scale().title().isEmpty() ? "" : " and " + z.scale().title();
        String stacked = stack == null ? "" : ", stacked by " + stack.name();
        int drawn = bars.stream().mapToInt(Bar::count).sum();
        return "Histogram of %s%s: %d %s in %d %s, at most %d in one%s."
                .formatted(
                        x.scale().title().isEmpty() ? "all rows" : x.scale().title(),
                        depth,
                        drawn,
                        drawn == 1 ? "row" : "rows",
                        bars.size(),
                        bars.size() == 1 ? "bar" : "bars",
                        bars.isEmpty() ? 0 : most,
                        stacked);
    }
}
