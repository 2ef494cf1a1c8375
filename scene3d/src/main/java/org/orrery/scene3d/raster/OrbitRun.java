package org.orrery.scene3d.raster;

import java.util.Arrays;
import java.util.List;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.RenderRequest;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.Viewport;

/// Draws a scene as fast as it goes while the camera orbits, and takes the time of each frame.
public final class OrbitRun {
    private static final int MOST_FRAMES = 100_000;

    private OrbitRun() {}

    /// What came out.
    public record Timing(
            int frames, double framesPerSecond, double medianMillis, double p99Millis) {}

    /// Blocks for twice `seconds`: the first half warms up and is not counted.
    public static Timing measure(SceneContent content, int width, int height, double seconds) {
        try (WorkCrew crew = new WorkCrew(Runtime.getRuntime().availableProcessors())) {
            FramePainter painter = new FramePainter(crew);
            Raster raster = new Raster(width, height);
            drawFor(painter, raster, content, seconds);
            return summary(drawFor(painter, raster, content, seconds));
        }
    }

    private static long[] drawFor(
            FramePainter painter, Raster raster, SceneContent content, double seconds) {
        Viewport viewport = new Viewport(raster.width, raster.height, 1);
        long[] nanos = new long[MOST_FRAMES];
        int frames = 0;
        long begin = System.nanoTime();
        while (frames < MOST_FRAMES && System.nanoTime() - begin < seconds * 1e9) {
            double angle = frames * 0.011;
            Pose pose =
                    Pose.lookingAt(
                            new Vec3(14.1 * Math.sin(angle), 10, 14.1 * Math.cos(angle)),
                            Vec3.ZERO);
            long start = System.nanoTime();
            painter.paint(
                    new RenderRequest(List.of(content), pose, viewport, SceneTheme.DARK), raster);
            nanos[frames++] = System.nanoTime() - start;
        }
        return Arrays.copyOf(nanos, frames);
    }

    private static Timing summary(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        double total = Arrays.stream(nanos).sum() / 1e9;
        return new Timing(
                nanos.length,
                nanos.length / total,
                sorted[nanos.length / 2] / 1e6,
                sorted[(int) (nanos.length * 0.99)] / 1e6);
    }
}
