package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.chart.ChartSpec.BarHeight;
import org.orrery.scene3d.chart.ChartSpec.Encoding;

final class ChartBuilderTest {
    private static final Encoding XYZ = new Encoding("x", "y", "z", "kind", "size");

    @ParameterizedTest
    @EnumSource(ChartType.class)
    void anEmptyTableIsAnEmptyChartWithAxes(ChartType type) {
        Chart chart = build(type, table(0));
        assertThat(chart.content().rows().drawn().cardinality()).isZero();
        assertThat(chart.content().lines()).isNotEmpty();
        assertThat(
                        ChartBuilder.build(
                                        new ChartData(List.of()),
                                        all(type, new ChartData(List.of())))
                                .content())
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource(value = ChartType.class, mode = EnumSource.Mode.EXCLUDE, names = "NETWORK")
    void oneRowIsAChart(ChartType type) {
        assertThat(build(type, table(1)).content().rows().drawn().cardinality()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChartType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HISTOGRAM", "PARALLEL", "GLOBE", "NETWORK", "MAP"})
    void rowsWithoutValuesAreNotDrawnAndSaidSo(ChartType type) {
        ChartData data = table(20);
        double[] gone = new double[20];
        Arrays.fill(gone, Double.NaN);
        ChartData without =
                new ChartData(
                        data.columns().stream()
                                .map(c ->
                                        c.name().equals("y")
                                                ? new Column.Numeric("y", "", gone)
                                                : c)
                                .toList());
        Chart chart = build(type, without);
        assertThat(chart.content().rows().drawn().cardinality()).isZero();
        if (type != ChartType.SURFACE) {
            assertThat(chart.legend().notes())
                    .anyMatch(note -> note.startsWith("20 rows have no value"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ChartType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GLOBE", "NETWORK", "MAP"})
    void constantColumnsAreInTheMiddleNotNowhere(ChartType type) {
        double[] same = new double[9];
        Arrays.fill(same, 7);
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("x", "", same),
                                new Column.Numeric("y", "", same),
                                new Column.Numeric("z", "", same)));
        Chart chart = build(type, data);
        assertThat(chart.content().rows().drawn().cardinality()).isEqualTo(9);
        assertThat(inBox(chart.content().rows().of(0).orElseThrow())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = ChartType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GLOBE", "NETWORK", "MAP"})
    void oneCategoryIsEnough(ChartType type) {
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Categorical("x", new int[6], List.of("only")),
                                new Column.Numeric("y", "", new double[] {1, 2, 3, 4, 5, 6}),
                                new Column.Categorical("z", new int[6], List.of("only"))));
        assertThat(build(type, data).content().rows().drawn().cardinality()).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(ChartType.class)
    void columnsThatAreNotThereAreLikeColumnsNotChosen(ChartType type) {
        ChartSpec spec =
                ChartSpec.of(
                        type,
                        table(5),
                        new Encoding("no", "such", "column", "here", null),
                        SceneTheme.LIGHT);
        assertThat(ChartBuilder.build(table(5), spec).content()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = ChartType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GLOBE", "NETWORK", "MAP"})
    void everythingIsInsideTheBox(ChartType type) {
        Chart chart = build(type, table(300));
        for (int row : chart.content().rows().drawn().stream().toArray()) {
            assertThat(inBox(chart.content().rows().of(row).orElseThrow())).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(value = ChartType.class, mode = EnumSource.Mode.EXCLUDE, names = "NETWORK")
    void filteredRowsAreAbsent(ChartType type) {
        ChartData data = table(50);
        BitSet visible = new BitSet();
        visible.set(10, 20);
        visible.set(400);
        ChartSpec spec =
                new ChartSpec(type, XYZ, BarHeight.MEAN, visible, new BitSet(), SceneTheme.DARK);
        Chart chart = ChartBuilder.build(data, spec);
        assertThat(chart.content().rows().drawn().stream())
                .allMatch(row -> row >= 10 && row < 20)
                .hasSize(10);
    }

    @Test
    void aBallOfAScatterIsItsRow() {
        Chart chart = build(ChartType.SCATTER, table(10));
        PointCloud cloud = chart.content().points().getFirst();
        for (int i = 0; i < cloud.count(); i++) {
            PickTarget target = chart.content().picks().target(cloud.pickIds()[i], Vec3.ZERO);
            int row = ((PickTarget.RowPick) target).row();
            assertThat(chart.content().rows().of(row).orElseThrow().x())
                    .isEqualTo(cloud.xyz()[3 * i]);
        }
    }

    @Test
    void selectedRowsStandOutAndTheOthersFade() {
        BitSet selected = new BitSet();
        selected.set(3);
        ChartSpec all = all(ChartType.SCATTER, table(6));
        Chart chart =
                ChartBuilder.build(
                        table(6),
                        new ChartSpec(
                                all.type(),
                                XYZ,
                                all.barHeight(),
                                all.visible(),
                                selected,
                                all.theme()));
        assertThat(chart.content().points().getFirst().flags())
                .containsExactly(
                        PointCloud.DIMMED,
                        PointCloud.DIMMED,
                        PointCloud.DIMMED,
                        PointCloud.SELECTED,
                        PointCloud.DIMMED,
                        PointCloud.DIMMED);
    }

    @Test
    void theHeightOfABarIsTheMeanOrTheCountOfItsRows() {
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Categorical(
                                        "x", new int[] {0, 0, 1, -1}, List.of("a", "b")),
                                new Column.Numeric("y", "kg", new double[] {2, 4, 10, 5})));
        Encoding by = new Encoding("x", "y", null, null, null);
        Chart mean =
                ChartBuilder.build(data, ChartSpec.of(ChartType.BAR, data, by, SceneTheme.DARK));
        PickTarget.GroupPick a = (PickTarget.GroupPick) mean.content().picks().target(0, Vec3.ZERO);
        assertThat(a.rows()).containsExactly(0, 1);
        assertThat(a.label()).isEqualTo("a: mean of y (kg) 3 of 2 rows");
        assertThat(mean.legend().notes()).contains("1 row has no value and cannot be drawn.");
        double bottom = ChartBox.LOW.y();
        double height = mean.content().rows().of(0).orElseThrow().y() - bottom;
        double other = mean.content().rows().of(2).orElseThrow().y() - bottom;
        assertThat(height / other).isBetween(0.29, 0.31);
        ChartSpec spec = ChartSpec.of(ChartType.BAR, data, by, SceneTheme.DARK);
        Chart count =
                ChartBuilder.build(
                        data,
                        new ChartSpec(
                                ChartType.BAR,
                                by,
                                BarHeight.COUNT,
                                spec.visible(),
                                spec.selected(),
                                spec.theme()));
        assertThat(((PickTarget.GroupPick) count.content().picks().target(0, Vec3.ZERO)).label())
                .isEqualTo("a: 2 rows");
    }

    @Test
    void barsOfNegativeMeansHangFromZero() {
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Categorical("x", new int[] {0, 1}, List.of("a", "b")),
                                new Column.Numeric("y", "", new double[] {-3, 3})));
        Chart chart =
                ChartBuilder.build(
                        data,
                        ChartSpec.of(
                                ChartType.BAR,
                                data,
                                new Encoding("x", "y", null, null, null),
                                SceneTheme.DARK));
        double low = chart.content().rows().of(0).orElseThrow().y();
        double high = chart.content().rows().of(1).orElseThrow().y();
        double middle = (ChartBox.LOW.y() + ChartBox.HIGH.y()) / 2;
        assertThat(middle - low).isBetween(high - middle - 1e-5, high - middle + 1e-5).isPositive();
    }

    @Test
    void aSurfaceGoesThroughItsDataAndHasNoneWhereThereIsNone() {
        int side = 30;
        double[] x = new double[side * side];
        double[] y = new double[side * side];
        double[] z = new double[side * side];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % side;
            z[i] = Math.floorDiv(i, side);
            y[i] = x[i];
        }
        x[0] = 300;
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("x", "", x),
                                new Column.Numeric("y", "", y),
                                new Column.Numeric("z", "", z)));
        Chart chart = build(ChartType.SURFACE, data);
        TriangleMesh sheet =
                chart.content().meshes().stream()
                        .filter(m -> m.pickIds().length > 0)
                        .findFirst()
                        .orElseThrow();
        assertThat(sheet.triangleCount()).isPositive().isLessThan(2000);
        for (int corner : sheet.triangles()) {
            assertThat(sheet.xyz()[3 * corner + 1])
                    .isBetween((float) ChartBox.LOW.y(), (float) ChartBox.HIGH.y());
            assertThat(sheet.normals()[3 * corner + 1]).isGreaterThan(0);
        }
        assertThat(chart.legend().notes().getFirst()).contains("interpolated");
    }

    @Test
    void ticksAndTitlesOfAllSidesAreThereForTheCameraToChooseFrom() {
        Chart chart = build(ChartType.SCATTER, table(10));
        Vec3 camera = new Vec3(10, 10, 10);
        List<String> titles =
                chart.content().labels().stream()
                        .filter(label ->
                                label.kind() == Label.Kind.AXIS_TITLE && label.when().holds(camera))
                        .map(Label::text)
                        .toList();
        assertThat(titles).containsExactlyInAnyOrder("x (m)", "y", "z");
    }

    @Test
    void theLegendTellsCategoriesWithTheirNumbersOfRows() {
        Legend.Colours colours = build(ChartType.SCATTER, table(9)).legend().colours();
        assertThat(colours).isInstanceOf(Legend.Colours.Swatches.class);
        assertThat(((Legend.Colours.Swatches) colours).swatches())
                .extracting(Legend.Swatch::label, Legend.Swatch::rows)
                .containsExactly(tuple("one", 3), tuple("two", 3), tuple("three", 3));
    }

    @ParameterizedTest
    @EnumSource(ChartType.class)
    void anyTableIsAChart(ChartType type) {
        Random random = new Random(9);
        for (int round = 0; round < 200; round++) {
            ChartData data = anyTable(random);
            BitSet visible = new BitSet();
            BitSet selected = new BitSet();
            for (int row = 0; row < data.rows() + 2; row++) {
                visible.set(row, random.nextInt(5) > 0);
                selected.set(row, random.nextInt(5) == 0);
            }
            Encoding by =
                    new Encoding(
                            anyName(random),
                            anyName(random),
                            anyName(random),
                            anyName(random),
                            anyName(random));
            ChartSpec spec =
                    new ChartSpec(
                            type,
                            by,
                            random.nextBoolean() ? BarHeight.MEAN : BarHeight.COUNT,
                            new ChartSpec.Scales(
                                    random.nextBoolean(),
                                    random.nextBoolean(),
                                    random.nextBoolean()),
                            visible,
                            random.nextBoolean() ? selected : new BitSet(),
                            random.nextBoolean() ? SceneTheme.DARK : SceneTheme.LIGHT);
            Chart chart = ChartBuilder.build(data, spec);
            visible.clear(data.rows(), data.rows() + 2);
            BitSet drawn = chart.content().rows().drawn();
            for (int row : drawn.stream().toArray()) {
                assertThat(visible.get(row)).isTrue();
                Vec3 at = chart.content().rows().of(row).orElseThrow();
                assertThat(at.length()).isLessThan(10);
            }
            for (TriangleMesh mesh : chart.content().meshes()) {
                for (int id : mesh.pickIds()) {
                    assertThat(chart.content().picks().target(id, Vec3.ZERO)).isNotNull();
                }
            }
            assertThat(chart.summary()).endsWith(".");
        }
    }

    private static @Nullable String anyName(Random random) {
        String[] names = {"a", "b", "c", "d", "e"};
        return random.nextInt(6) == 0 ? null : names[random.nextInt(5)];
    }

    private static ChartData anyTable(Random random) {
        int rows = random.nextInt(random.nextBoolean() ? 3 : 60);
        List<Column> columns = new ArrayList<>();
        for (String name : new String[] {"a", "b", "c", "d", "e"}) {
            int kind = random.nextInt(5);
            double[] values = new double[rows];
            int[] codes = new int[rows];
            for (int row = 0; row < rows; row++) {
                codes[row] = random.nextInt(4) - 1;
                values[row] =
                        switch (random.nextInt(kind == 1 ? 3 : 12)) {
                            case 0 -> Double.NaN;
                            case 1 -> Double.POSITIVE_INFINITY;
                            case 2 -> Double.NEGATIVE_INFINITY;
                            default ->
                                    kind == 2
                                            ? random.nextInt(4)
                                            : random.nextGaussian()
                                                    * Math.pow(10, random.nextInt(30) - 15);
                        };
            }
            columns.add(
                    kind == 0
                            ? new Column.Categorical(name, codes, List.of("p", "q", "r"))
                            : new Column.Numeric(name, "", values));
        }
        return new ChartData(columns);
    }

    private static boolean inBox(Vec3 p) {
        double slack = 1e-5;
        return p.x() >= ChartBox.LOW.x() - slack
                && p.x() <= ChartBox.HIGH.x() + slack
                && p.y() >= ChartBox.LOW.y() - slack
                && p.y() <= ChartBox.HIGH.y() + slack
                && p.z() >= ChartBox.LOW.z() - slack
                && p.z() <= ChartBox.HIGH.z() + slack;
    }

    private static Chart build(ChartType type, ChartData data) {
        return ChartBuilder.build(data, all(type, data));
    }

    private static ChartSpec all(ChartType type, ChartData data) {
        return ChartSpec.of(type, data, XYZ, SceneTheme.DARK);
    }

    private static ChartData table(int rows) {
        double[] x = new double[rows];
        double[] y = new double[rows];
        double[] z = new double[rows];
        double[] size = new double[rows];
        int[] kind = new int[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = Math.sin(i) * 40;
            y[i] = Math.cos(i * 0.7) * 3 + 10;
            z[i] = i;
            size[i] = i * i;
            kind[i] = i % 3;
        }
        return new ChartData(
                List.of(
                        new Column.Numeric("x", "m", x),
                        new Column.Numeric("y", "", y),
                        new Column.Numeric("z", "", z),
                        new Column.Numeric("size", "", size),
                        new Column.Categorical("kind", kind, List.of("one", "two", "three"))));
    }
}
