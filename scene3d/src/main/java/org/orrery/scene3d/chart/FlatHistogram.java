package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;
import org.orrery.scene3d.figure.Figure;

/// Counts in bins of x, stacked by the categories of colour; with bins of z too, a grid of cells.
final class FlatHistogram extends FlatChart {
    private static final int MOST_ALONE = 60;
    private static final int MOST_OF_GRID_X = 30;
    private static final int MOST_OF_GRID_Z = 20;
    private static final double LOG_FLOOR = 0.5;
    private static final String TITLE = "count";

    FlatHistogram(ChartData data, ChartSpec spec, Chart chart) {
        super(data, spec, chart);
    }

    @Override
    Figure draw() {
        Column depth = column(spec.encoding().z());
        int mostX = depth == null ? MOST_ALONE : MOST_OF_GRID_X;
        Bins x =
                Bins.counting(
                        column(spec.encoding().x()),
                        data.rows(),
                        rows,
                        mostX,
                        spec.scales().logX());
        Bins z = Bins.counting(depth, data.rows(), rows, MOST_OF_GRID_Z, spec.scales().logZ());
        FlatCells cells = FlatCells.of(x, z, rows);
        double[] counts = cells.bars().stream().mapToDouble(Bar::count).toArray();
        if (z.count() > 1) {
            return FlatCells.heat(this, cells, counts, FlatCells.range(counts), "rows");
        }
        int most = cells.bars().stream().mapToInt(Bar::count).max().orElse(1);
        AxisScale.Numbers y =
                spec.scales().logY()
                        ? new AxisScale.Log(TITLE, null, LogTicks.covering(LOG_FLOOR, most))
                        : new AxisScale.Linear(TITLE, null, Ticks.covering(0, most, WANTED_TICKS));
        List<Figure.Mark> marks = new ArrayList<>();
        BarColours colours = new BarColours(data, spec, rows, TITLE, new NumberRange(0, most));
        for (int i = 0; i < cells.bars().size(); i++) {
            stack(cells, i, y, colours, marks);
        }
        return figure(
                0,
                List.of(axis(Figure.Side.BOTTOM, x.scale()), axis(Figure.Side.LEFT, y)),
                List.of(),
                marks,
                key());
    }

    private void stack(
            FlatCells cells,
            int index,
            AxisScale.Numbers y,
            BarColours colours,
            List<Figure.Mark> marks) {
        Bar bar = cells.bars().get(index);
        Column.Categorical stack =
                column(spec.encoding().colour()) instanceof Column.Categorical categories
                                && categories.labels().size() <= HistogramChart.MOST_STACKED
                        ? categories
                        : null;
        int pieces = stack == null ? 1 : stack.labels().size() + 1;
        Bar[] parts = new Bar[pieces];
        bar.rows()
                .forEach(row -> {
                    int code = stack == null ? 0 : stack.codes()[row];
                    int part = code < 0 ? pieces - 1 : code;
                    if (parts[part] == null) {
                        parts[part] = new Bar(bar.column, bar.depth);
                    }
                    parts[part].add(row);
                });
        double slot = 1.0 / cells.x().count();
        double gap = cells.x().scale() instanceof AxisScale.Linear ? 0.03 : 0.14;
        int above = 0;
        for (int part = 0; part < pieces; part++) {
            Bar piece = parts[part];
            if (piece == null) {
                continue;
            }
            int[] members = piece.rows().toArray();
            double foot = above == 0 ? 0 : y.fractionOf(above);
            above += piece.count();
            String name =
                    stack == null
                            ? ""
                            : part < stack.labels().size()
                                    ? ", " + stack.labels().get(part)
                                    : ", no value";
            int argb =
                    stack == null
                            ? colours.colour(bar, bar.count())
                            : part < stack.labels().size()
                                    ? Palette.category(part, spec.theme())
                                    : Palette.missing(spec.theme());
            marks.add(
                    new Figure.Mark(
                            new Figure.Shape.Box(
                                    (bar.column + gap) * slot,
                                    foot,
                                    (bar.column + 1 - gap) * slot,
                                    y.fractionOf(above)),
                            argb,
                            stand(members),
                            members,
                            () ->
                                    cells.x().names().get(bar.column)
                                            + name
                                            + ": "
                                            + counted(members.length)
                                            + selectedWords(members)));
        }
    }
}
