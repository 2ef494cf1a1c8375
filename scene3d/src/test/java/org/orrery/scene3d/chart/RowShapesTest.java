package org.orrery.scene3d.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.chart.ChartSpec.Encoding;

final class RowShapesTest {
    @ParameterizedTest
    @EnumSource(value = Glyph.class, mode = EnumSource.Mode.EXCLUDE, names = "BALL")
    void aShapeIsClosedAndItsTrianglesFaceOutward(Glyph glyph) {
        float[] corners = glyph.corners();
        double volume = 0;
        for (int i = 0; i < corners.length; i += 9) {
            Vec3 a = corner(corners, i);
            Vec3 b = corner(corners, i + 3);
            Vec3 c = corner(corners, i + 6);
            Vec3 normal = b.sub(a).cross(c.sub(a));
            Vec3 middle = a.add(b).add(c).mul(1.0 / 3);
            assertThat(normal.length()).as("no triangle is a line").isGreaterThan(1e-3);
            assertThat(normal.dot(middle)).as("%s at %s", glyph, middle).isPositive();
            volume += a.dot(b.cross(c)) / 6;
            assertThat(a.length()).isLessThan(1.35);
        }
        assertThat(volume).isBetween(0.8, 4.2);
    }

    @Test
    @Tag("VW13")
    void eachOfSixCategoriesHasItsShapeAndFurtherOnesAreBalls() {
        Chart chart = build(8, 8);
        TriangleMesh mesh = glyphs(chart);
        assertThat(Arrays.stream(mesh.pickIds()).distinct()).containsExactly(1, 2, 3, 4, 5);
        PointCloud balls = chart.content().points().getFirst();
        assertThat(balls.pickIds()).containsExactly(0, 6, 7);
        for (int row = 1; row < 6; row++) {
            int of = row;
            int[] triangles =
                    IntStream.range(0, mesh.triangleCount())
                            .filter(i -> mesh.pickIds()[i] == of)
                            .toArray();
            assertThat(triangles).hasSize(Glyph.values()[row].corners().length / 9);
            Vec3 place = chart.content().rows().of(row).orElseThrow();
            for (int triangle : triangles) {
                Vec3 at = corner(mesh.xyz(), 9 * triangle);
                assertThat(at.distance(place)).isLessThan(0.3);
            }
        }
        assertThat(chart.legend().shapes().shapes())
                .extracting(Legend.Shaped::glyph)
                .containsExactly(Glyph.values());
        assertThat(chart.legend().notes())
                .contains("2 more categories of kind are balls too; there are six shapes.");
        assertThat(chart.content().picks().target(3, Vec3.ZERO))
                .isEqualTo(new PickTarget.RowPick(3, Vec3.ZERO));
    }

    @Test
    @Tag("VW13")
    void tooManyRowsAreAllBalls() {
        Chart chart = build(RowShapes.MOST + 1, 3);
        assertThat(chart.content().points().getFirst().count()).isEqualTo(RowShapes.MOST + 1);
        assertThat(chart.legend().notes())
                .contains("Shapes are drawn for up to 10,000 rows; these are balls.");
    }

    @Test
    void normalsAreThoseOfTheTriangles() {
        TriangleMesh mesh = glyphs(build(6, 6));
        for (int i = 0; i < mesh.normals().length; i += 3) {
            assertThat(corner(mesh.normals(), i).length()).isCloseTo(1, within(1e-4));
        }
    }

    private static Vec3 corner(float[] xyz, int at) {
        return new Vec3(xyz[at], xyz[at + 1], xyz[at + 2]);
    }

    private static TriangleMesh glyphs(Chart chart) {
        return chart.content().meshes().stream()
                .filter(mesh -> mesh.pickIds().length > 0)
                .findFirst()
                .orElseThrow();
    }

    private static Chart build(int rows, int categories) {
        double[] x = new double[rows];
        int[] kind = new int[rows];
        Arrays.setAll(x, i -> i);
        Arrays.setAll(kind, i -> i % categories);
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("x", "", x),
                                new Column.Categorical(
                                        "kind",
                                        kind,
                                        IntStream.range(0, categories)
                                                .mapToObj(i -> "k" + i)
                                                .toList())));
        return ChartBuilder.build(
                data,
                ChartSpec.of(
                        ChartType.SCATTER,
                        data,
                        new Encoding("x", "x", null, null, null, null, null, "kind"),
                        SceneTheme.DARK));
    }
}
