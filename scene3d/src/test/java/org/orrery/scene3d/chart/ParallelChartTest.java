package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.chart.ChartSpec.BarHeight;
import org.orrery.scene3d.chart.ChartSpec.Encoding;

@Tag("VW4")
final class ParallelChartTest {
    private static final Encoding BY = new Encoding("c", "a", null, "kind", "d");

    @Test
    void chosenColumnsComeFirstThenTheOtherNumbers() {
        ChartData data = table(10);

        assertThat(ParallelChart.columns(data, BY))
                .extracting(Column::name)
                .containsExactly("c", "a", "d", "b", "e", "f");
        assertThat(ParallelChart.columns(data, new Encoding("kind", "a", "a", null, null)))
                .extracting(Column::name)
                .containsExactly("kind", "a", "b", "c", "d", "e");
    }

    @Test
    void everyPlaneHasItsOwnAxis() {
        Chart chart = build(table(10), BY);
        Vec3 camera = new Vec3(10, 10, 10);

        List<Label> titles =
                chart.content().labels().stream()
                        .filter(label -> label.kind() == Label.Kind.AXIS_TITLE)
                        .filter(label -> label.when().holds(camera))
                        .toList();

        assertThat(titles).extracting(Label::text).containsExactly("c", "a", "d", "b", "e", "f");
        for (int i = 0; i < titles.size(); i++) {
            assertThat(titles.get(i).anchor().x()).isEqualTo(-4 + 8.0 * i / 5);
        }
    }

    @Test
    void aLineCrossesEveryPlaneAtTheValueOfItsRow() {
        ChartData data = table(10);
        Chart chart = build(data, BY);
        float[] lines = quiet(chart).xyz();

        assertThat(lines).hasSize(10 * 5 * 6);
        for (int row = 0; row < 10; row++) {
            double[] column = ((Column.Numeric) data.column("c").orElseThrow()).values();
            double low = Arrays.stream(column).min().orElseThrow();
            double high = Arrays.stream(column).max().orElseThrow();
            Ticks ticks = Ticks.covering(low, high, 5);
            double share = (column[row] - ticks.low()) / (ticks.high() - ticks.low());
            assertThat(lines[30 * row + 1]).isEqualTo((float) (ChartBox.LOW.y() + 5 * share));
            assertThat(lines[30 * row]).isEqualTo(-4f);
            assertThat(lines[30 * row + 27]).isEqualTo(4f);
        }
    }

    @Test
    void aMissingValueBreaksTheLineAndIsSaid() {
        ChartData data = table(10);
        ((Column.Numeric) data.column("a").orElseThrow()).values()[4] = Double.NaN;
        Chart chart = build(data, BY);

        assertThat(quiet(chart).segmentCount()).isEqualTo(10 * 5 - 2);
        assertThat(chart.legend().notes())
                .contains("1 row lacks a value somewhere; the line breaks there.");
        assertThat(chart.content().rows().isDrawn(4)).isTrue();
    }

    @Test
    void theMarksAreTheirRows() {
        Chart chart = build(table(10), BY);
        PointCloud marks = chart.content().points().getFirst();

        assertThat(marks.count()).isEqualTo(60);
        for (int i = 0; i < marks.count(); i++) {
            assertThat(chart.content().picks().target(marks.pickIds()[i], Vec3.ZERO))
                    .isEqualTo(new PickTarget.RowPick(i / 6, Vec3.ZERO));
        }
    }

    @Test
    void ofManyRowsTheSameOnesAreDrawnForEverybodyAndAllSelectedOnes() {
        ChartData data = table(40_000);
        BitSet selected = new BitSet();
        selected.set(39_000, 39_020);
        ChartSpec all = spec(data, BY);
        ChartSpec selecting =
                new ChartSpec(all.type(), BY, BarHeight.MEAN, all.visible(), selected, all.theme());
        Chart first = ChartBuilder.build(data, selecting);
        Chart again = ChartBuilder.build(data, selecting);

        assertThat(quiet(first).xyz()).isEqualTo(quiet(again).xyz());
        assertThat(quiet(first).segmentCount() / 5).isBetween(4500, ParallelChart.MOST_ROWS);
        assertThat(first.content().lines().getLast().segmentCount()).isEqualTo(20 * 5);
        assertThat(first.legend().notes())
                .anyMatch(note -> note.contains("of 40000 rows are drawn"));
        assertThat(first.content().rows().drawn().cardinality()).isEqualTo(40_000);
    }

    @Test
    void theShareOfRowsIsSpreadOverAllOfThem() {
        BitSet rows = new BitSet();
        rows.set(0, 1_000_000);
        BitSet some = RowShare.of(rows, 1_000_000, 5000);

        assertThat(some.cardinality()).isBetween(4700, 5000);
        for (int tenth = 0; tenth < 10; tenth++) {
            assertThat(some.get(tenth * 100_000, (tenth + 1) * 100_000).cardinality())
                    .isBetween(400, 600);
        }
    }

    /// Before the last lines, which are those of selected rows.
    private static LineSet quiet(Chart chart) {
        return chart.content().lines().get(chart.content().lines().size() - 2);
    }

    private static Chart build(ChartData data, Encoding by) {
        return ChartBuilder.build(data, spec(data, by));
    }

    private static ChartSpec spec(ChartData data, Encoding by) {
        return ChartSpec.of(ChartType.PARALLEL, data, by, SceneTheme.DARK);
    }

    private static ChartData table(int rows) {
        List<Column> columns = new ArrayList<>();
        Random random = new Random(5);
        for (String name : new String[] {"a", "b", "c", "d", "e", "f", "g"}) {
            columns.add(new Column.Numeric(name, "", random.doubles(rows).toArray()));
        }
        int[] codes = new int[rows];
        for (int i = 0; i < rows; i++) {
            codes[i] = i % 3;
        }
        columns.add(new Column.Categorical("kind", codes, List.of("p", "q", "r")));
        return new ChartData(columns);
    }
}
