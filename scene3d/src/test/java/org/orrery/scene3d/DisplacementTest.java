package org.orrery.scene3d;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.chart.Chart;
import org.orrery.scene3d.chart.ChartBuilder;
import org.orrery.scene3d.chart.ChartData;
import org.orrery.scene3d.chart.ChartSpec;
import org.orrery.scene3d.chart.ChartType;
import org.orrery.scene3d.chart.Column;
import org.orrery.scene3d.pick.Picker;

/// What was moved looks to a camera that was moved with it as it did before.
final class DisplacementTest {
    private static final Vec3 AWAY = new Vec3(32, -4, -8);
    private static final Viewport PICTURE = new Viewport(640, 400, 1);

    @Test
    void aChartThatWasMovedIsPickedWhereItStands() {
        for (ChartType type : ChartType.values()) {
            SceneContent here = chart(type).content();
            SceneContent there = here.movedBy(AWAY);
            Picker before = new Picker(request(here, Pose.HOME));
            Picker after = new Picker(request(there, moved(Pose.HOME)));
            for (int x = 100; x < 560; x += 20) {
                for (int y = 60; y < 360; y += 20) {
                    PickTarget one = before.pick(x, y);
                    PickTarget other = after.pick(x, y);
                    assertThat(other.position().distance(one.position().add(AWAY)))
                            .as("%s at %d, %d", type, x, y)
                            .isLessThan(1e-3);
                    assertThat(what(other)).as("%s at %d, %d", type, x, y).isEqualTo(what(one));
                }
            }
        }
    }

    @Test
    void rowsAndLabelsAndTheirConditionsMoveToo() {
        SceneContent here = chart(ChartType.SCATTER).content();
        SceneContent there = here.movedBy(AWAY);
        for (int row = 0; row < here.rows().rows(); row++) {
            assertThat(
                            there.rows()
                                    .of(row)
                                    .orElseThrow()
                                    .distance(here.rows().of(row).orElseThrow().add(AWAY)))
                    .isLessThan(1e-4);
        }
        Vec3 camera = new Vec3(-9, 5, 14);
        for (int i = 0; i < here.labels().size(); i++) {
            Label before = here.labels().get(i);
            Label after = there.labels().get(i);
            assertThat(after.anchor().distance(before.anchor().add(AWAY))).isLessThan(1e-9);
            assertThat(after.when().holds(camera.add(AWAY))).isEqualTo(before.when().holds(camera));
        }
        assertThat(here.movedBy(Vec3.ZERO)).isSameAs(here);
    }

    private static Object what(PickTarget target) {
        return switch (target) {
            case PickTarget.RowPick(int row, Vec3 _) -> row;
            case PickTarget.GroupPick group -> group.label();
            case PickTarget.AnnotationPick(String id, Vec3 _) -> id;
            case PickTarget.AvatarPick(String id, Vec3 _) -> id;
            case PickTarget.Nothing _ -> "nothing";
        };
    }

    private static RenderRequest request(SceneContent content, Pose pose) {
        return new RenderRequest(java.util.List.of(content), pose, PICTURE, SceneTheme.DARK);
    }

    private static Pose moved(Pose pose) {
        return new Pose(pose.position().add(AWAY), pose.orientation(), pose.focusDistance());
    }

    private static Chart chart(ChartType type) {
        Random random = new Random(5);
        int rows = 60;
        double[][] values = new double[3][rows];
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            for (double[] column : values) {
                column[row] = random.nextInt(80);
            }
            codes[row] = row % 3;
        }
        ChartData data =
                new ChartData(
                        java.util.List.of(
                                new Column.Numeric("a", "", values[0]),
                                new Column.Numeric("b", "", values[1]),
                                new Column.Numeric("c", "", values[2]),
                                new Column.Categorical(
                                        "d", codes, java.util.List.of("p", "q", "r"))));
        return ChartBuilder.build(
                data,
                ChartSpec.of(
                        type,
                        data,
                        new ChartSpec.Encoding("a", "b", "c", "d", null),
                        SceneTheme.DARK));
    }
}
