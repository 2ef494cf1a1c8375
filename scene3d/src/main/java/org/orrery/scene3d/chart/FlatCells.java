package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.orrery.scene3d.figure.Figure;

/// Rows in the cells of a grid, as bars count them; and such a grid drawn as cells with colours.
record FlatCells(Bins x, Bins z, List<Bar> bars) {

    static FlatCells of(Bins x, Bins z, BitSet rows) {
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
        List<Bar> bars = new ArrayList<>();
        for (Bar bar : cells) {
            if (bar != null) {
                bars.add(bar);
            }
        }
        return new FlatCells(x, z, bars);
    }

    static NumberRange range(double[] values) {
        BitSet all = new BitSet();
        all.set(0, values.length);
        return NumberRange.of(values, all);
    }

    /// @param title of the value
    String words(int index, String title, double value) {
        Bar bar = bars.get(index);
        String place =
                x.names().get(bar.column) + (z.count() > 1 ? ", " + z.names().get(bar.depth) : "");
        return title.equals("rows")
                ? place + ": " + FlatChart.counted(bar.count())
                : place
                        + ": "
                        + title
                        + " "
                        + TickFormat.of(value)
                        + " of "
                        + FlatChart.counted(bar.count());
    }

    /// Cells with colours by a value.
    static Figure heat(
            FlatChart chart, FlatCells cells, double[] values, NumberRange range, String title) {
        ColourScale.Ramp ramp =
                new ColourScale.Ramp(title, new double[0], range, chart.spec.theme());
        List<Figure.Mark> marks = new ArrayList<>();
        double wide = 1.0 / cells.x().count();
        double high = 1.0 / cells.z().count();
        for (int i = 0; i < values.length; i++) {
            Bar bar = cells.bars().get(i);
            int[] members = bar.rows().toArray();
            int index = i;
            if (Double.isFinite(values[i])) {
                marks.add(
                        new Figure.Mark(
                                new Figure.Shape.Box(
                                        bar.column * wide,
                                        bar.depth * high,
                                        (bar.column + 1) * wide,
                                        (bar.depth + 1) * high),
                                ramp.colourOf(values[i]),
                                chart.stand(members),
                                members,
                                () ->
                                        cells.words(index, title, values[index])
                                                + chart.selectedWords(members)));
            }
        }
        chart.notes.add("The colour of a cell is its " + title + ".");
        Figure.Key key =
                ramp.legend() instanceof Legend.Colours.Ramp(String name, var argb, var ticks)
                        ? new Figure.Key(
                                name,
                                List.of(),
                                argb,
                                ticks.stream()
                                        .map(t -> new Figure.Tick(t.fraction(), t.label()))
                                        .toList(),
                                "")
                        : Figure.Key.NONE;
        return chart.figure(
                0,
                List.of(
                        FlatChart.axis(Figure.Side.BOTTOM, cells.x().scale()),
                        FlatChart.axis(Figure.Side.LEFT, cells.z().scale())),
                List.of(),
                marks,
                key);
    }
}
