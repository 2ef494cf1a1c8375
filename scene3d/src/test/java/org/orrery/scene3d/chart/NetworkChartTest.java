package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.SceneTheme;

final class NetworkChartTest {
    private static final SceneTheme DARK = SceneTheme.DARK;
    private static final Network NETWORK =
            new Network(
                    List.of("Ada", "Bram", "Chen", "Dina"),
                    new int[] {0, 0, 1, 2, -1},
                    new int[] {1, 2, 0, 3, 2},
                    new float[] {0, 0, 0, 1, 0, 0, 0, -1, 0, 0, 0, 0.5f},
                    new int[] {0, 0, 1, 1});
    private static final ChartData DATA =
            new ChartData(
                    List.of(
                            new Column.Categorical(
                                    "team", new int[] {0, 0, 1, 1, 0}, List.of("red", "blue")),
                            new Column.Numeric("calls", "", new double[] {1, 1, 1, 100, 1})));

    @Test
    @Tag("VW9")
    void aNodeStandsWhereTheLayoutPutsItAndGrowsWithItsLinks() {
        PointCloud balls = build(null, null).content().points().getFirst();
        assertThat(balls.count()).isEqualTo(4);
        assertThat(balls.xyz()[3]).isCloseTo(4.6f, within(1e-5f));
        assertThat(balls.xyz()[7]).isCloseTo(0.6f - 3.3f, within(1e-5f));
        double base = 0.2;
        assertThat(balls.radius()[0]).isCloseTo((float) (base * 1.6), within(1e-5f));
        assertThat(balls.radius()[3])
                .isCloseTo((float) (base * (0.45 + 1.15 * Math.sqrt(1 / 3.0))), within(1e-5f));
    }

    @Test
    void aRowStandsInTheMiddleOfItsLine() {
        Chart chart = build(null, null);
        Vec3 middle = chart.content().rows().of(3).orElseThrow();
        assertThat(middle.y()).isCloseTo(0.6 - 3.3 / 2, within(1e-5));
        assertThat(middle.z()).isCloseTo(4.6 / 4, within(1e-5));
        assertThat(chart.content().rows().isDrawn(4)).isFalse();
        assertThat(chart.legend().notes()).contains("1 row lacks a name and cannot be drawn.");
        assertThat(chart.summary())
                .isEqualTo("Network of 4 nodes and 4 links; most links has Ada with 3.");
    }

    @Test
    void groupsAreColoursUnlessAColumnIs() {
        Chart groups = build(null, null);
        assertThat(groups.content().points().getFirst().argb())
                .containsExactly(
                        Palette.category(0, DARK),
                        Palette.category(0, DARK),
                        Palette.category(1, DARK),
                        Palette.category(1, DARK));
        assertThat(((Legend.Colours.Swatches) groups.legend().colours()).swatches())
                .extracting(Legend.Swatch::label, Legend.Swatch::rows)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Group 1", 2),
                        org.assertj.core.groups.Tuple.tuple("Group 2", 2));
        assertThat(build("team", null).content().points().getFirst().argb())
                .as("of the rows that begin there, else end there")
                .containsExactly(
                        Palette.category(0, DARK),
                        Palette.category(1, DARK),
                        Palette.category(1, DARK),
                        Palette.category(1, DARK));
    }

    @Test
    void aHeavyLinkIsWide() {
        List<LineSet> plain = build(null, null).content().lines();
        assertThat(plain.get(0).segmentCount()).isEqualTo(4);
        List<LineSet> weighed = build(null, "calls").content().lines();
        assertThat(weighed.get(0).segmentCount()).isEqualTo(3);
        assertThat(weighed.get(2).segmentCount()).isEqualTo(1);
        assertThat(weighed.get(2).width()).isGreaterThan(2 * weighed.get(0).width());
    }

    @Test
    void aNodeIsPickedWithAllItsRows() {
        PickTarget.GroupPick picked =
                (PickTarget.GroupPick) build(null, null).content().picks().target(0, Vec3.ZERO);
        assertThat(picked.rows()).containsExactly(0, 1, 2);
        assertThat(picked.label()).isEqualTo("Ada: linked with 2 nodes");
    }

    @Test
    void filtersHideNodesAndMoveNone() {
        BitSet one = new BitSet();
        one.set(3);
        ChartSpec all = spec(null, null);
        ChartSpec filtered =
                new ChartSpec(
                        all.type(),
                        all.encoding(),
                        all.barHeight(),
                        all.scales(),
                        all.extras(),
                        one,
                        one,
                        DARK);
        Chart chart = ChartBuilder.build(DATA, filtered);
        PointCloud balls = chart.content().points().getFirst();
        assertThat(balls.pickIds()).containsExactly(2, 3);
        assertThat(balls.xyz()[1]).isCloseTo(0.6f - 3.3f, within(1e-5f));
        assertThat(balls.flags()).containsOnly(PointCloud.SELECTED);
        assertThat(chart.content().labels())
                .extracting(Label::text)
                .containsExactly("Chen", "Dina");
    }

    @Test
    void withoutALayoutThereIsNothingButTheFloor() {
        ChartSpec spec = spec(null, null);
        Chart chart = ChartBuilder.build(DATA, spec.with(ChartSpec.Extras.NONE));
        assertThat(chart.content().rows().drawn().isEmpty()).isTrue();
        assertThat(chart.summary()).isEqualTo("Network that is not laid out yet.");
    }

    private static ChartSpec spec(@Nullable String colour, @Nullable String size) {
        return ChartSpec.of(
                        ChartType.NETWORK,
                        DATA,
                        new ChartSpec.Encoding(null, null, null, colour, size),
                        DARK)
                .with(ChartSpec.Extras.NONE.withNetwork(Optional.of(NETWORK)));
    }

    private static Chart build(@Nullable String colour, @Nullable String size) {
        return ChartBuilder.build(DATA, spec(colour, size));
    }
}
