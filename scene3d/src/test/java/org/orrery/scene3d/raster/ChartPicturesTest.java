package org.orrery.scene3d.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orrery.model.space.Pose;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.RenderRequest;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.Viewport;
import org.orrery.scene3d.chart.ChartBuilder;
import org.orrery.scene3d.chart.ChartData;
import org.orrery.scene3d.chart.ChartSpec;
import org.orrery.scene3d.chart.ChartSpec.BarHeight;
import org.orrery.scene3d.chart.ChartSpec.Encoding;
import org.orrery.scene3d.chart.ChartType;
import org.orrery.scene3d.chart.Column;
import org.orrery.scene3d.chart.Network;
import org.orrery.scene3d.pick.Picker;

/// Charts as they are drawn from the home camera, and what is under a pointer there, which takes the row of a small mark from five
/// pixels away too.
final class ChartPicturesTest {
    private static final Viewport VIEW = new Viewport(640, 400, 1);
    private static final Encoding BY = new Encoding("east", "up", "north", "kind", null);
    private static final ChartData DATA = data();

    @ParameterizedTest
    @EnumSource(ChartType.class)
    void rowsAreInThePictureAndUnderThePointer(ChartType type) {
        SceneContent chart = chart(type, new BitSet());
        Pictures with = Pictures.draw(Pose.HOME, VIEW, chart);
        Pictures without =
                Pictures.draw(
                        Pose.HOME,
                        VIEW,
                        new SceneContent(
                                List.of(),
                                chart.meshes().stream()
                                        .filter(mesh -> mesh.pickIds().length == 0)
                                        .toList(),
                                chart.lines(),
                                chart.labels(),
                                chart.picks(),
                                chart.rows()));
        Picker picker =
                new Picker(new RenderRequest(List.of(chart), Pose.HOME, VIEW, SceneTheme.DARK));
        BitSet found = new BitSet();
        int picked = 0;
        int seen = 0;
        for (int y = 2; y < 400; y += 4) {
            for (int x = 2; x < 640; x += 4) {
                BitSet rows = rows(picker.pick(x, y));
                if (!rows.isEmpty()) {
                    picked++;
                    seen += with.at(x, y) != without.at(x, y) ? 1 : 0;
                    found.or(rows);
                }
            }
        }
        assertThat(picked).isGreaterThan(100);
        assertThat(seen).as("of %s picked places", picked).isGreaterThan(picked / 20);
        assertThat(found.cardinality()).isGreaterThan(DATA.rows() / 4);
        BitSet drawn = chart.rows().drawn();
        found.andNot(drawn);
        assertThat(found.isEmpty()).as("only rows that are drawn").isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = ChartType.class, mode = EnumSource.Mode.EXCLUDE, names = "SURFACE")
    void aSelectionChangesThePicture(ChartType type) {
        BitSet selected = new BitSet();
        selected.set(0, 60);
        Pictures plain = Pictures.draw(Pose.HOME, VIEW, chart(type, new BitSet()));
        Pictures selecting = Pictures.draw(Pose.HOME, VIEW, chart(type, selected));
        int changed = 0;
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 640; x++) {
                changed += plain.at(x, y) != selecting.at(x, y) ? 1 : 0;
            }
        }
        assertThat(changed).isGreaterThan(1000);
    }

    private static BitSet rows(PickTarget target) {
        BitSet rows = new BitSet();
        switch (target) {
            case PickTarget.RowPick one -> rows.set(one.row());
            case PickTarget.GroupPick group -> {
                for (int row : group.rows()) {
                    rows.set(row);
                }
            }
            case PickTarget.AnnotationPick _, PickTarget.AvatarPick _, PickTarget.Nothing _ -> {}
        }
        return rows;
    }

    private static SceneContent chart(ChartType type, BitSet selected) {
        BitSet all = new BitSet();
        all.set(0, DATA.rows());
        ChartSpec spec = new ChartSpec(type, BY, BarHeight.MEAN, all, selected, SceneTheme.DARK);
        ChartSpec with = spec.with(ChartSpec.Extras.NONE.withNetwork(Optional.of(network())));
        return ChartBuilder.build(DATA, with).content();
    }

    /// A ring of forty nodes.
    private static Network network() {
        int[] from = new int[DATA.rows()];
        int[] to = new int[DATA.rows()];
        for (int row = 0; row < from.length; row++) {
            from[row] = row % 40;
            to[row] = (row * 7 + 3) % 40;
        }
        float[] xyz = new float[120];
        List<String> names = new ArrayList<>();
        for (int node = 0; node < 40; node++) {
            xyz[3 * node] = (float) Math.cos(node * Math.PI / 20);
            xyz[3 * node + 1] = (float) Math.sin(node * Math.PI / 20);
            names.add("node " + node);
        }
        return new Network(names, from, to, xyz, new int[40]);
    }

    private static ChartData data() {
        int rows = 400;
        double[] east = new double[rows];
        double[] up = new double[rows];
        double[] north = new double[rows];
        int[] kind = new int[rows];
        for (int i = 0; i < rows; i++) {
            east[i] = -160 + 320 * (i * 0.618 % 1);
            north[i] = -80 + 160 * (i * 0.414 % 1);
            up[i] = Math.sin(east[i] / 40) + Math.cos(north[i] / 30);
            kind[i] = i % 3;
        }
        return new ChartData(
                List.of(
                        new Column.Numeric("east", "", east),
                        new Column.Numeric("up", "", up),
                        new Column.Numeric("north", "", north),
                        new Column.Categorical("kind", kind, List.of("a", "b", "c"))));
    }
}
