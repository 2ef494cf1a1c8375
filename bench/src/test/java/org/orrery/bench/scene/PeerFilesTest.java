package org.orrery.bench.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.bench.report.Figure;
import org.orrery.scene3d.PointCloud;

/// What goes to the peers and comes back from them.
final class PeerFilesTest {
    @TempDir private Path folder;

    @Test
    void aPeerGetsThePlacesAndColoursThatWeDraw() throws IOException {
        PointCloud cloud =
                new PointCloud(
                        new float[] {1, 2, 3, -4, 5.5f, 6},
                        new int[] {0xff010203, 0xfffffe80},
                        new float[] {1},
                        new byte[0],
                        new int[0],
                        PointCloud.Shape.SPHERE);
        Path file = folder.resolve("points.bin");
        PointFile.write(cloud, file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.remaining()).isEqualTo(30);
        assertThat(bytes.getFloat(4)).isEqualTo(2);
        assertThat(bytes.getFloat(16)).isEqualTo(5.5f);
        assertThat(bytes.get(24)).isEqualTo((byte) 1);
        assertThat(bytes.get(27)).isEqualTo((byte) 0xff);
        assertThat(bytes.get(29)).isEqualTo((byte) 0x80);
    }

    @Test
    void whatAPeerSaysIsRead() throws IOException {
        PeerTiming timing =
                PeerTiming.read(
                        "{\"fps\": 31.5, \"median\": 30, \"p95\": 45.2, \"renderer\": \"VTK\"}");
        assertThat(timing).isEqualTo(new PeerTiming(31.5, 30, 45.2, "VTK"));
    }

    @Test
    void aPeerThatFailedHasNoFigure() {
        assertThatThrownBy(() -> PeerTiming.read("{\"error\": \"no WebGL\"}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no WebGL");
    }

    @Test
    void goalsStandBesideTheFiguresTheyAreAbout() {
        Figure rate = new Figure("1,000,000 points, rate", 49, "1/s");
        assertThat(SceneGoals.points(rate, 1_000_000).isMissed()).isTrue();
        assertThat(SceneGoals.points(rate, 10_000).goal()).isNull();
        Figure ratio = new Figure("100,000 points, VTK, ours : theirs", 4.5, "x");
        assertThat(SceneGoals.ratio(ratio, "VTK", 100_000).isMissed()).isFalse();
        assertThat(SceneGoals.ratio(ratio, "three.js", 100_000).isMissed()).isTrue();
    }
}
