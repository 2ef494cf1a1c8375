package org.orrery.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.javagl.jgltf.model.AccessorByteData;
import de.javagl.jgltf.model.AccessorFloatData;
import de.javagl.jgltf.model.AccessorModel;
import de.javagl.jgltf.model.GltfModel;
import de.javagl.jgltf.model.MeshPrimitiveModel;
import de.javagl.jgltf.model.NodeModel;
import de.javagl.jgltf.model.io.GltfModelReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orrery.analytics.job.Progress;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTable;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;
import org.orrery.scene3d.chart.ChartBuilder;
import org.orrery.scene3d.chart.ChartData;
import org.orrery.scene3d.chart.ChartSpec;
import org.orrery.scene3d.chart.ChartType;
import org.orrery.scene3d.chart.Column;

/// What was written is read by another program's reader.
final class GlbWriterTest {
    private static final int POINTS = 0;
    private static final int LINES = 1;
    private static final int TRIANGLES = 4;

    private static GltfModel read(List<SceneContent> charts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(
                        new GlbWriter(new Vec3(10, 10, 10), SceneTheme.DARK)
                                .write(charts, "Life", out, Progress.NONE))
                .isTrue();
        assertThat(out.toByteArray()).startsWith('g', 'l', 'T', 'F', 2, 0, 0, 0);
        return new GltfModelReader()
                .readWithoutReferences(new ByteArrayInputStream(out.toByteArray()));
    }

    private static List<MeshPrimitiveModel> primitives(GltfModel model) {
        return model.getSceneModels().getFirst().getNodeModels().getFirst().getChildren().stream()
                .map(NodeModel::getMeshModels)
                .map(meshes -> meshes.getFirst().getMeshPrimitiveModels().getFirst())
                .toList();
    }

    private static AccessorModel attribute(MeshPrimitiveModel primitive, String name) {
        return Objects.requireNonNull(primitive.getAttributes().get(name));
    }

    private static SceneContent content() {
        float[] xyz = {1, 2, 3, -1, 0, 5};
        int[] red = {0xffff0000};
        return new SceneContent(
                List.of(
                        new PointCloud(
                                xyz,
                                new int[] {0xffff0000, 0xff00ff00},
                                new float[] {1},
                                new byte[0],
                                new int[0],
                                PointCloud.Shape.SPHERE)),
                List.of(
                        new TriangleMesh(
                                new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0},
                                new float[] {0, 0, 1, 0, 0, 1, 0, 0, 1},
                                red,
                                new int[] {0, 1, 2},
                                new int[0],
                                TriangleMesh.Material.GLASS,
                                ViewCondition.ALWAYS)),
                List.of(
                        new LineSet(new float[] {0, 0, 0, 1, 1, 1}, red, 1, ViewCondition.ALWAYS),
                        new LineSet(
                                new float[] {0, 0, 0, 1, 1, 1},
                                red,
                                1,
                                ViewCondition.inFrontOf(
                                        new ViewCondition.Plane(Vec3.ZERO, new Vec3(-1, 0, 0))))),
                List.of(),
                PickTable.NONE,
                RowPositions.NONE);
    }

    @Test
    void pointsMeshesAndLinesAreThereWithPlacesAndColours() throws IOException {
        List<MeshPrimitiveModel> primitives = primitives(read(List.of(content())));

        assertThat(primitives)
                .extracting(MeshPrimitiveModel::getMode)
                .containsExactly(POINTS, TRIANGLES, LINES);
        AccessorFloatData places =
                (AccessorFloatData) attribute(primitives.getFirst(), "POSITION").getAccessorData();
        assertThat(places.getNumElements()).isEqualTo(2);
        assertThat(places.get(0, 2)).isEqualTo(3f);
        assertThat(places.get(1, 0)).isEqualTo(-1f);
        AccessorByteData colours =
                (AccessorByteData) attribute(primitives.getFirst(), "COLOR_0").getAccessorData();
        assertThat(colours.get(0, 0) & 0xff).isEqualTo(255);
        assertThat(colours.get(0, 1)).isZero();
        assertThat(primitives.get(1).getIndices().getCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(ChartType.class)
    void everyKindOfChartIsReadBack(ChartType type) throws IOException {
        double[] a = new double[60];
        double[] b = new double[60];
        int[] kind = new int[60];
        for (int i = 0; i < a.length; i++) {
            a[i] = i;
            b[i] = i * 7 % 60;
            kind[i] = i % 3;
        }
        ChartData data =
                new ChartData(
                        List.of(
                                new Column.Numeric("a", "", a),
                                new Column.Numeric("b", "", b),
                                new Column.Categorical("kind", kind, List.of("x", "y", "z"))));
        SceneContent content =
                ChartBuilder.build(
                                data,
                                ChartSpec.of(
                                        type,
                                        data,
                                        new ChartSpec.Encoding("a", "b", "b", "kind", null),
                                        SceneTheme.DARK))
                        .content();

        GltfModel model = read(List.of(content, content));

        int points = content.points().stream().mapToInt(PointCloud::count).sum();
        int read =
                primitives(model).stream()
                        .filter(primitive -> primitive.getMode() == POINTS)
                        .mapToInt(primitive -> attribute(primitive, "POSITION").getCount())
                        .sum();
        assertThat(read).isEqualTo(2 * points);
        assertThat(primitives(model)).isNotEmpty();
    }

    @Test
    void whatNobodyWantsIsNotWritten() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Progress cancelled =
                new Progress() {
                    @Override
                    public void report(double fraction) {}

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };

        assertThat(
                        new GlbWriter(Vec3.ZERO, SceneTheme.DARK)
                                .write(List.of(content()), "Life", out, cancelled))
                .isFalse();
        assertThat(out.size()).isZero();
    }
}
