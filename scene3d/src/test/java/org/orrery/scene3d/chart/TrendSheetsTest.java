package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;

final class TrendSheetsTest {
    private static final ChartData DATA =
            new ChartData(
                    List.of(
                            new Column.Numeric("x", "", new double[] {0, 10, 5, 2}),
                            new Column.Numeric("y", "", new double[] {0, 100, 40, 30}),
                            new Column.Numeric("z", "", new double[] {0, 4, 2, 1})));
    private static final Trend PLANE =
            new Trend("plane", "y", List.of("z", "x"), v -> 10 * v[0] + 4 * v[1] + 5);

    @Test
    @Tag("VW8")
    void theSheetIsTheFittedValueOverBothAxes() {
        TriangleMesh sheet = sheet(build("x", "y", "z", ChartSpec.Scales.LINEAR, PLANE));
        assertThat(sheet.triangleCount()).isGreaterThan(4000);
        for (int corner : sheet.triangles()) {
            double x = (sheet.xyz()[3 * corner] + 4) / 8 * 10;
            double z = (sheet.xyz()[3 * corner + 2] + 4) / 8 * 4;
            double y = (sheet.xyz()[3 * corner + 1] + 2) / 5 * 100;
            assertThat(y).isCloseTo(10 * z + 4 * x + 5, within(0.01));
        }
        assertThat(sheet.material().translucent()).isTrue();
        assertThat(sheet.pickIds()).isEmpty();
    }

    @Test
    @Tag("VW8")
    void onALogarithmicAxisTheSheetBends() {
        Trend line = new Trend("line", "y", List.of("x"), v -> 9 * v[0]);
        TriangleMesh sheet =
                sheet(build("x", "y", null, new ChartSpec.Scales(true, false, false), line));
        for (int corner : sheet.triangles()) {
            double x = 2 * Math.pow(5, (sheet.xyz()[3 * corner] + 4) / 8);
            assertThat((sheet.xyz()[3 * corner + 1] + 2.0) / 5 * 100)
                    .isCloseTo(9 * x, within(0.01));
            assertThat(sheet.xyz()[3 * corner + 2]).isBetween(-0.8f, 0.8f);
        }
    }

    @Test
    @Tag("VW8")
    void aRegressionWithOtherColumnsHasNoSheet() {
        Trend other = new Trend("other", "y", List.of("x", "age"), _ -> 1);
        Trend explained = new Trend("explained", "z", List.of("x"), _ -> 1);
        Chart chart = build("x", "y", "z", ChartSpec.Scales.LINEAR, other, explained);
        assertThat(chart.content().meshes()).noneMatch(mesh -> mesh.triangleCount() > 100);
        assertThat(chart.legend().notes()).isEmpty();
    }

    private static TriangleMesh sheet(Chart chart) {
        return chart.content().meshes().stream()
                .filter(mesh -> mesh.triangleCount() > 100)
                .findFirst()
                .orElseThrow();
    }

    private static Chart build(
            String x,
            String y,
            @org.jspecify.annotations.Nullable String z,
            ChartSpec.Scales scales,
            Trend... trends) {
        ChartSpec spec =
                ChartSpec.of(
                        ChartType.SCATTER,
                        DATA,
                        new ChartSpec.Encoding(x, y, z, null, null),
                        SceneTheme.DARK);
        return ChartBuilder.build(
                DATA, spec.with(scales).with(ChartSpec.Extras.NONE.withTrends(List.of(trends))));
    }
}
