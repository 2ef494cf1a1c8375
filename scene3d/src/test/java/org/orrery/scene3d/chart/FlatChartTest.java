package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.chart.ChartSpec.BarHeight;
import org.orrery.scene3d.chart.ChartSpec.Encoding;
import org.orrery.scene3d.chart.ChartSpec.Scales;
import org.orrery.scene3d.figure.Figure;

final class FlatChartTest {

    /// Longitudes, latitudes, a number, a category and one with many labels.
    private static ChartData table(int rows) {
        Random random = new Random(5);
        double[] east = new double[rows];
        double[] north = new double[rows];
        double[] size = new double[rows];
        int[] kind = new int[rows];
        int[] many = new int[rows];
        for (int row = 0; row < rows; row++) {
            east[row] = random.nextDouble() * 360 - 180;
            north[row] = random.nextDouble() * 160 - 80;
            size[row] = random.nextInt(8) == 0 ? Double.NaN : random.nextDouble() * 100;
            kind[row] = random.nextInt(4);
            many[row] = random.nextInt(20);
        }
        return new ChartData(
                List.of(
                        new Column.Numeric("east", "°", east),
                        new Column.Numeric("north", "°", north),
                        new Column.Numeric("size", "g", size),
                        new Column.Categorical("kind", kind, List.of("a", "b", "c", "d")),
                        new Column.Categorical(
                                "many",
                                many,
                                java.util.stream.IntStream.range(0, 20)
                                        .mapToObj(i -> "m" + i)
                                        .toList())));
    }

    private static Figure draw(
            ChartData data, ChartType type, Encoding by, BitSet visible, BitSet selected) {
        ChartSpec spec =
                new ChartSpec(
                        type,
                        by,
                        BarHeight.MEAN,
                        Scales.LINEAR,
                        visible,
                        selected,
                        SceneTheme.DARK);
        return FlatChart.of(data, spec, ChartBuilder.build(data, spec));
    }

    private static BitSet rows(int from, int to) {
        BitSet rows = new BitSet();
        rows.set(from, to);
        return rows;
    }

    private static Encoding by(@Nullable String y, @Nullable String z) {
        return new Encoding("east", y, z, "kind", null);
    }

    private static BitSet shown(Figure figure) {
        BitSet shown = new BitSet();
        figure.marks().forEach(mark -> shown.or(mark.rowSet()));
        return shown;
    }

    @Tag("TW1")
    @ParameterizedTest
    @EnumSource(value = ChartType.class, mode = EnumSource.Mode.EXCLUDE, names = "NETWORK")
    void everyKindShowsTheVisibleRowsAndOnlyThem(ChartType type) {
        ChartData data = table(300);
        BitSet visible = rows(50, 250);

        Figure figure = draw(data, type, by("size", "north"), visible, new BitSet());

        assertThat(figure.marks()).isNotEmpty();
        BitSet outside = shown(figure);
        outside.andNot(visible);
        assertThat(outside.isEmpty()).isTrue();
        assertThat(shown(figure).cardinality()).isGreaterThan(150);
        assertThat(figure.summary()).isNotEmpty();
        assertThat(figure.marks()).allMatch(mark -> mark.stand() == Figure.Stand.PLAIN);
        assertThat(figure.marks()).allMatch(mark -> !mark.words().get().isBlank());
        assertThat(figure.marks())
                .allMatch(mark ->
                        mark.shape().x() >= 0
                                && mark.shape().x() <= 1
                                && mark.shape().y() >= -0.001
                                && mark.shape().y() <= 1.001);
    }

    @Tag("TW1")
    @ParameterizedTest
    @EnumSource(value = ChartType.class, mode = EnumSource.Mode.EXCLUDE, names = "NETWORK")
    void whatIsSelectedStandsOutAndTheRestFades(ChartType type) {
        ChartData data = table(300);
        BitSet selected = rows(10, 20);

        Figure figure = draw(data, type, by("size", "north"), rows(0, 300), selected);

        for (Figure.Mark mark : figure.marks()) {
            if (mark.rows().length > 0) {
                assertThat(mark.stand() == Figure.Stand.SELECTED).isEqualTo(mark.has(selected));
                assertThat(mark.stand()).isNotEqualTo(Figure.Stand.PLAIN);
            }
        }
        assertThat(figure.marks()).anyMatch(mark -> mark.stand() == Figure.Stand.SELECTED);
    }

    @Tag("TW2")
    @ParameterizedTest
    @EnumSource(value = ChartType.class, mode = EnumSource.Mode.EXCLUDE, names = "NETWORK")
    void manyRowsAreBoundedInMarksAndThatIsSaid(ChartType type) {
        ChartData data = table(60_000);

        Figure figure = draw(data, type, by("north", "north"), rows(0, 60_000), rows(0, 40_000));

        assertThat(figure.marks()).hasSizeLessThanOrEqualTo(LineThinning.MOST_CORNERS);
        if (type == ChartType.SCATTER || type == ChartType.GLOBE) {
            assertThat(shown(figure).cardinality()).isEqualTo(60_000);
            assertThat(figure.notes()).anyMatch(note -> note.contains("60,000 rows are too many"));
        }
    }

    @Test
    void aDiscStandsWhereTheValuesSay() {
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("x", "", new double[] {0, 5, 10}),
                                new Column.Numeric("y", "", new double[] {0, 10, 5})));

        Figure figure =
                draw(
                        data,
                        ChartType.SCATTER,
                        new Encoding("x", "y", null, null, null),
                        rows(0, 3),
                        new BitSet());

        assertThat(figure.marks())
                .extracting(mark -> mark.shape().x())
                .containsExactly(0.0, 0.5, 1.0);
        assertThat(figure.marks())
                .extracting(mark -> mark.shape().y())
                .containsExactly(0.0, 1.0, 0.5);
        assertThat(figure.marks().get(1).words().get()).isEqualTo("Row 2: x 5, y 10");
        assertThat(figure.marks().getFirst().argb())
                .isEqualTo(Palette.category(0, SceneTheme.DARK));
    }

    @Test
    void barsThatAreTooManyToStandTogetherBecomeCells() {
        ChartData data = table(500);

        Figure figure =
                draw(
                        data,
                        ChartType.BAR,
                        new Encoding("kind", "size", "many", "kind", null),
                        rows(0, 500),
                        new BitSet());

        assertThat(figure.marks()).hasSize(80);
        assertThat(figure.key().scale()).isNotEmpty();
        assertThat(figure.marks().getFirst().words().get()).contains("mean of size (g)");
    }

    @Test
    void piecesOfAHistogramLieOnOneAnother() {
        ChartData data = table(300);

        Figure figure =
                draw(
                        data,
                        ChartType.HISTOGRAM,
                        new Encoding("east", null, null, "kind", null),
                        rows(0, 300),
                        new BitSet());

        int counted = figure.marks().stream().mapToInt(mark -> mark.rows().length).sum();
        assertThat(counted).isEqualTo(300);
        assertThat(figure.key().swatches()).hasSize(4);
    }

    @Test
    void aMapIsTwiceAsWideAsHighAndHasItsCoasts() {
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("lon", "", new double[] {0, 270, -90, 400}),
                                new Column.Numeric("lat", "", new double[] {0, 45, 45, 0})));

        Figure figure =
                draw(
                        data,
                        ChartType.GLOBE,
                        new Encoding("lon", null, "lat", null, null),
                        rows(0, 4),
                        new BitSet());

        assertThat(figure.aspect()).isEqualTo(2);
        assertThat(figure.lines()).isNotEmpty();
        assertThat(figure.marks())
                .extracting(mark -> mark.shape().x())
                .containsExactly(0.25, 0.25, 0.5);
    }

    @Test
    void aMapShowsThePartOfTheEarthWhereTheRowsAre() {
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("lon", "", new double[] {5, 6, 7}),
                                new Column.Numeric("lat", "", new double[] {50, 51, 52}),
                                new Column.Numeric("tolon", "", new double[] {6, 7, 200}),
                                new Column.Numeric("tolat", "", new double[] {51, 52, 0})));

        Figure figure =
                draw(
                        data,
                        ChartType.MAP,
                        new Encoding("lon", null, "lat", null, null, "tolon", "tolat"),
                        rows(0, 3),
                        new BitSet());

        assertThat(figure.marks().getFirst().shape().x()).isBetween(0.05, 0.3);
        assertThat(figure.marks().getLast().shape().x()).isBetween(0.7, 0.95);
        assertThat(figure.lines().stream().filter(line -> line.argb() >>> 24 == 0x70)).hasSize(2);
        assertThat(figure.axes().getFirst().ticks()).isNotEmpty();
    }

    @Test
    void aNetworkIsSeenFromTheFront() {
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Categorical(
                                        "team", new int[] {0, 0, 1}, List.of("red", "blue"))));
        Network network =
                new Network(
                        List.of("Ada", "Bram", "Chen"),
                        new int[] {0, 0, 1},
                        new int[] {1, 2, 0},
                        new float[] {0, 0, 0, 1, 0, 0, 0, -1, 0},
                        new int[] {0, 0, 1});
        ChartSpec spec =
                ChartSpec.of(
                                ChartType.NETWORK,
                                data,
                                new Encoding(null, null, null, null, null),
                                SceneTheme.DARK)
                        .with(ChartSpec.Extras.NONE.withNetwork(java.util.Optional.of(network)));

        Figure figure = FlatChart.of(data, spec, ChartBuilder.build(data, spec));

        assertThat(figure.marks()).hasSize(3);
        assertThat(figure.marks()).anyMatch(mark -> mark.words().get().contains("Ada"));
        assertThat(figure.lines()).isNotEmpty();
        assertThat(figure.notes()).anyMatch(note -> note.contains("from the front"));
    }

    @Test
    void contoursLieOverTheCellsOfASurface() {
        ChartData data = table(400);
        ChartSpec spec =
                ChartSpec.of(ChartType.SURFACE, data, by("size", "north"), SceneTheme.LIGHT)
                        .with(ChartSpec.Extras.NONE.withContours(true));

        Figure figure = FlatChart.of(data, spec, ChartBuilder.build(data, spec));

        assertThat(figure.lines()).isNotEmpty().allMatch(Figure.Line::over);
        assertThat(figure.lines())
                .allMatch(line -> line.xy()[0] >= -1e-6 && line.xy()[0] <= 1 + 1e-6);
    }

    @Test
    void barsOfALogarithmicAxisStandOnItsFoot() {
        ChartData data = table(400);
        ChartSpec spec =
                ChartSpec.of(
                                ChartType.BAR,
                                data,
                                new Encoding("kind", "size", null, null, null),
                                SceneTheme.LIGHT)
                        .with(new Scales(false, true, false));

        Figure figure = FlatChart.of(data, spec, ChartBuilder.build(data, spec));

        assertThat(figure.marks())
                .hasSize(4)
                .allMatch(mark ->
                        mark.shape() instanceof Figure.Shape.Box box
                                && box.bottom() == 0
                                && box.top() > 0);
    }
}
