package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.orrery.scene3d.figure.Figure;

/// A chart as a flat drawing: the same rows, colours and selection, with a bounded number of marks. Any thread; nothing is kept.
public abstract class FlatChart {
    /// Of more rows their number in each cell of a grid is drawn.
    public static final int MOST_MARKS = 20_000;

    static final int WANTED_TICKS = 6;
    private static final int CELLS_ACROSS = 96;
    private static final int CELLS_UP = 60;

    final ChartData data;
    final ChartSpec spec;
    final Chart chart;
    final BitSet rows;
    final List<String> notes = new ArrayList<>();
    private final boolean selecting;

    FlatChart(ChartData data, ChartSpec spec, Chart chart) {
        this.data = data;
        this.spec = spec;
        this.chart = chart;
        rows = (BitSet) spec.visible().clone();
        rows.clear(data.rows(), Math.max(data.rows(), rows.length()));
        selecting = spec.selected().intersects(rows);
        notes.addAll(chart.legend().notes());
    }

    /// The flat drawing of a chart.
    ///
    /// @param chart the same chart in space, whose colours and notes it has
    public static Figure of(ChartData data, ChartSpec spec, Chart chart) {
        FlatChart flat =
                switch (spec.type()) {
                    case SCATTER -> new FlatScatter(data, spec, chart);
                    case GLOBE, MAP -> new FlatMap(data, spec, chart);
                    case BAR -> new FlatBars(data, spec, chart);
                    case HISTOGRAM -> new FlatHistogram(data, spec, chart);
                    case LINE -> new FlatLines(data, spec, chart);
                    case SURFACE -> new FlatSurface(data, spec, chart);
                    case PARALLEL -> new FlatParallel(data, spec, chart);
                    default -> new FlatFront(data, spec, chart);
                };
        return flat.draw();
    }

    abstract Figure draw();

    final @Nullable Column column(@Nullable String name) {
        return data.column(name).orElse(null);
    }

    final Figure figure(
            double aspect,
            List<Figure.Axis> axes,
            List<Figure.Line> lines,
            List<Figure.Mark> marks,
            Figure.Key key) {
        List<Figure.Mark> ordered = new ArrayList<>(marks);
        ordered.sort(
                Comparator.comparingDouble((Figure.Mark mark) -> mark.shape().x())
                        .thenComparingDouble(mark -> -mark.shape().y()));
        return new Figure(chart.summary(), aspect, axes, lines, ordered, key, notes);
    }

    static Figure.Axis axis(Figure.Side side, AxisScale scale) {
        return axis(side, 0, scale);
    }

    static Figure.Axis axis(Figure.Side side, double at, AxisScale scale) {
        return new Figure.Axis(
                side,
                at,
                AxisScale.named(scale).equals("nothing") ? "" : AxisScale.named(scale),
                scale.ticks().stream()
                        .map(tick -> new Figure.Tick(tick.fraction(), tick.label()))
                        .toList());
    }

    /// What colours mean, as the chart in space says.
    final Figure.Key key() {
        Legend legend = chart.legend();
        String sizes = legend.size().title();
        return switch (legend.colours()) {
            case Legend.Colours.Single _ ->
                    new Figure.Key("", List.of(), List.of(), List.of(), sizes);
            case Legend.Colours.Swatches(String title, List<Legend.Swatch> swatches, boolean _) ->
                    new Figure.Key(
                            title,
                            swatches.stream()
                                    .map(each -> new Figure.Swatch(each.label(), each.argb()))
                                    .toList(),
                            List.of(),
                            List.of(),
                            sizes);
            case Legend.Colours.Ramp(
                            String title,
                            List<Integer> argb,
                            List<Legend.RampTick> ticks) ->
                    new Figure.Key(title, List.of(), argb, ticks(ticks), sizes);
        };
    }

    private static List<Figure.Tick> ticks(List<Legend.RampTick> ticks) {
        return ticks.stream().map(tick -> new Figure.Tick(tick.fraction(), tick.label())).toList();
    }

    final Figure.Stand stand(int[] of) {
        if (!selecting) {
            return Figure.Stand.PLAIN;
        }
        for (int row : of) {
            if (spec.selected().get(row)) {
                return Figure.Stand.SELECTED;
            }
        }
        return Figure.Stand.DIMMED;
    }

    /// A row as the table numbers it, with what it has on some axes.
    final String words(int row, AxisScale... axes) {
        StringJoiner words = new StringJoiner(", ");
        for (AxisScale axis : axes) {
            String value = axis.valueText(row);
            if (!value.isEmpty()) {
                words.add(value);
            }
        }
        Column colour = column(spec.encoding().colour());
        String value = colour == null ? "" : AxisScale.of(colour, new BitSet(), 2).valueText(row);
        if (!value.isEmpty() && !words.toString().contains(value)) {
            words.add(value);
        }
        return "Row " + (row + 1) + ": " + words;
    }

    static String counted(int count) {
        return count + (count == 1 ? " row" : " rows");
    }

    /// Places of rows from 0 to 1; NaN for a row that has none.
    interface Places {
        double x(int row);

        double y(int row);

        /// What stands at a place of an axis.
        String words(double x, double y);
    }

    /// A disc for each row while they are few, else a grid of cells with colours by their numbers of rows.
    ///
    /// @return what the colours mean
    final Figure.Key points(
            Places places,
            ColourScale colours,
            SizeScale sizes,
            List<Figure.Mark> marks,
            AxisScale... told) {
        int drawn = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            drawn += isPlaced(places, row) ? 1 : 0;
        }
        if (drawn > MOST_MARKS) {
            return density(places, drawn, marks);
        }
        double base = Math.clamp(70 / Math.sqrt(Math.max(1, drawn)), 1.7, 4.2);
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (isPlaced(places, row)) {
                int[] one = {row};
                int of = row;
                marks.add(
                        new Figure.Mark(
                                new Figure.Shape.Disc(
                                        places.x(row), places.y(row), base * sizes.factor(row)),
                                colours.colour(row),
                                stand(one),
                                one,
                                () -> words(of, told)));
            }
        }
        return key();
    }

    private static boolean isPlaced(Places places, int row) {
        return Double.isFinite(places.x(row)) && Double.isFinite(places.y(row));
    }

    private Figure.Key density(Places places, int drawn, List<Figure.Mark> marks) {
        Bar[] cells = new Bar[CELLS_ACROSS * CELLS_UP];
        int most = 1;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (isPlaced(places, row)) {
                int across = Math.clamp((int) (places.x(row) * CELLS_ACROSS), 0, CELLS_ACROSS - 1);
                int up = Math.clamp((int) (places.y(row) * CELLS_UP), 0, CELLS_UP - 1);
                int cell = up * CELLS_ACROSS + across;
                if (cells[cell] == null) {
                    cells[cell] = new Bar(across, up);
                }
                cells[cell].add(row);
                most = Math.max(most, cells[cell].count());
            }
        }
        LogTicks scale = LogTicks.covering(1, Math.max(2, most));
        for (Bar cell : cells) {
            if (cell != null) {
                marks.add(cell(places, cell, scale));
            }
        }
        notes.add(
                "%,d rows are too many to be drawn one by one: the colour of a cell is its number of rows."
                        .formatted(drawn));
        return new Figure.Key(
                "Rows in a cell",
                List.of(),
                IntStream.range(0, 24).mapToObj(i -> Palette.ramp(i / 23.0, spec.theme())).toList(),
                scale.values().stream()
                        .filter(value -> Math.log10(value) == Math.rint(Math.log10(value)))
                        .map(value -> new Figure.Tick(scale.fraction(value), TickFormat.of(value)))
                        .toList(),
                "");
    }

    private Figure.Mark cell(Places places, Bar cell, LogTicks scale) {
        double left = (double) cell.column / CELLS_ACROSS;
        double bottom = (double) cell.depth / CELLS_UP;
        int[] members = cell.rows().toArray();
        return new Figure.Mark(
                new Figure.Shape.Box(
                        left, bottom, left + 1.0 / CELLS_ACROSS, bottom + 1.0 / CELLS_UP),
                Palette.ramp(scale.fraction(cell.count()), spec.theme()),
                stand(members),
                members,
                () ->
                        counted(cell.count())
                                + " about "
                                + places.words(left + 0.5 / CELLS_ACROSS, bottom + 0.5 / CELLS_UP)
                                + selectedWords(members));
    }

    /// How many of some rows are selected; empty when none is.
    final String selectedWords(int[] of) {
        long selected = IntStream.of(of).filter(spec.selected()::get).count();
        return selected == 0 || of.length == 1 ? "" : ", " + selected + " of them selected";
    }

    /// What an axis has at a place, in words.
    static String at(AxisScale scale, double fraction) {
        return switch (scale) {
            case AxisScale.Numbers numbers ->
                    numbers.title() + " " + numbers.text(numbers.valueAt(fraction));
            case AxisScale.Bands bands ->
                    bands.labels().isEmpty()
                            ? ""
                            : bands.labels()
                                    .get(
                                            Math.clamp(
                                                    (int) (fraction * bands.count()),
                                                    0,
                                                    bands.labels().size() - 1));
            case AxisScale.Unused _ -> "";
        };
    }
}
