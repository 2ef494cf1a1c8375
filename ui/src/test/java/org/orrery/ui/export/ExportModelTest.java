package org.orrery.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.analytics.job.Jobs;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.PickTable;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.figure.Figure;
import org.orrery.ui.data.FilterModel;
import org.orrery.ui.data.SelectionModel;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.fake.FakeRelayClient;
import org.orrery.ui.fake.ModelRoom;

final class ExportModelTest {
    @TempDir Path folder;

    private final ModelRoom fake = new ModelRoom("collaborator");
    private final Jobs jobs = new Jobs(1, 10);
    private final TableModel table =
            new TableModel(
                    fake.room(), new FakeRelayClient(URI.create("http://relay.example")), jobs);
    private final FilterModel filters = new FilterModel(fake.room(), table);
    private final SelectionModel selection =
            new SelectionModel(
                    fake.room(),
                    table,
                    fake.notices(),
                    new FakeRelayClient(URI.create("http://relay.example")),
                    jobs);
    private final ExportModel export =
            new ExportModel(table, filters, selection, fake.notices(), jobs, fake.inbox());

    @BeforeEach
    void load() {
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    fake.settle();
                    return table.dataSet().isPresent();
                });
    }

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void theSelectionIsSavedOrElseWhatIsVisible() throws IOException {
        selection.select(new BitSet(), false);
        fake.settle();
        export.saveRows(folder.resolve("visible.csv"));
        awaitNotice("448 rows were saved");

        int first = filters.visible().nextSetBit(0);
        BitSet one = new BitSet();
        one.set(first);
        selection.select(one, false);
        fake.settle();
        export.saveRows(folder.resolve("one.csv"));
        awaitNotice("1 row was saved");

        assertThat(Files.readAllLines(folder.resolve("visible.csv"))).hasSize(449);
        assertThat(Files.readAllLines(folder.resolve("one.csv"))).hasSize(2);
        assertThat(names()).containsExactlyInAnyOrder("visible.csv", "one.csv");
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNothingBehind() {
        export.saveRows(folder.resolve("nowhere").resolve("rows.csv"));

        awaitNotice("rows.csv could not be saved: the folder does not exist");
        assertThat(names()).isEmpty();
    }

    @Test
    void aPictureIsSavedAsItIs() throws IOException {
        WritableImage picture = new WritableImage(3, 2);
        picture.getPixelWriter().setColor(2, 1, Color.rgb(200, 100, 50));

        export.savePicture(picture, folder.resolve("scene.png"));
        awaitNotice("3 × 2");

        var read = ImageIO.read(folder.resolve("scene.png").toFile());
        assertThat(read.getWidth()).isEqualTo(3);
        assertThat(read.getRGB(2, 1)).isEqualTo(0xFFC86432);
    }

    @Test
    void aDrawingIsSavedAsWellFormedSvg() throws Exception {
        Figure figure =
                new Figure(
                        "One mark",
                        0,
                        List.of(),
                        List.of(),
                        List.of(
                                new Figure.Mark(
                                        new Figure.Shape.Disc(0.5, 0.5, 3),
                                        0xff336699,
                                        Figure.Stand.PLAIN,
                                        new int[] {0},
                                        () -> "Row 1")),
                        Figure.Key.NONE,
                        List.of());

        export.saveDrawing(() -> figure, SceneTheme.LIGHT, folder.resolve("life.svg"));
        awaitNotice("saved to life.svg");

        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(folder.resolve("life.svg").toFile());
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(1);
        assertThat(names()).containsExactly("life.svg");
    }

    @Test
    void aDrawingThatFailsLeavesNothingBehind() {
        export.saveDrawing(
                () -> {
                    throw new IllegalStateException("no drawing");
                },
                SceneTheme.LIGHT,
                folder.resolve("life.svg"));

        awaitNotice("life.svg could not be saved");
        assertThat(names()).isEmpty();
    }

    @Test
    void theSceneIsSavedAsBinaryGltf() throws IOException {
        SceneContent content =
                new SceneContent(
                        List.of(
                                new PointCloud(
                                        new float[] {1, 2, 3},
                                        new int[] {0xff336699},
                                        new float[] {0.1f},
                                        new byte[0],
                                        new int[0],
                                        PointCloud.Shape.SPHERE)),
                        List.of(),
                        List.of(),
                        List.of(),
                        PickTable.NONE,
                        RowPositions.NONE);

        export.saveScene(List.of(content), Vec3.ZERO, SceneTheme.DARK, folder.resolve("life.glb"));
        awaitNotice("The chart was saved to life.glb");

        assertThat(Files.readAllBytes(folder.resolve("life.glb"))).startsWith('g', 'l', 'T', 'F');
    }

    private void awaitNotice(String text) {
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> {
                    fake.settle();
                    assertThat(fake.notices().history())
                            .anyMatch(notice -> notice.text().contains(text));
                });
    }

    private String[] names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
