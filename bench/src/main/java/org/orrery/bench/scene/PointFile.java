package org.orrery.bench.scene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.orrery.scene3d.PointCloud;

/// The points of a scene as peers read them: three floats a point for all points, then three bytes of colour a point.
final class PointFile {
    private PointFile() {}

    static void write(PointCloud cloud, Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(15 * cloud.count()).order(ByteOrder.LITTLE_ENDIAN);
        for (float coordinate : cloud.xyz()) {
            bytes.putFloat(coordinate);
        }
        for (int i = 0; i < cloud.count(); i++) {
            int argb = cloud.argb()[cloud.argb().length == 1 ? 0 : i];
            bytes.put((byte) (argb >>> 16)).put((byte) (argb >>> 8)).put((byte) argb);
        }
        Files.write(file, bytes.array());
    }

    /// In pixels, about as wide as ours at the middle of the scene.
    static int pixels(int points) {
        return points <= 10_000 ? 5 : points <= 100_000 ? 3 : 2;
    }
}
