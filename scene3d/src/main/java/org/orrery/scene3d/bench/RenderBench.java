package org.orrery.scene3d.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.raster.OrbitRun;

/// How many frames a second the software renderer draws while the camera orbits, without the toolkit's share of showing them.
public final class RenderBench {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int[] SIZES = {10_000, 100_000, 1_000_000};

    private RenderBench() {}

    /// What one run measured.
    public record Figure(
            String scene,
            int points,
            double framesPerSecond,
            double medianMillis,
            double p99Millis) {}

    /// Runs everything.
    ///
    /// @param seconds for each scene, after as long a warm-up
    public static List<Figure> run(double seconds) {
        List<Figure> figures = new ArrayList<>();
        for (int size : SIZES) {
            SceneContent cloud = cloud(size);
            OrbitRun.Timing timing = OrbitRun.measure(cloud, WIDTH, HEIGHT, seconds);
            figures.add(
                    new Figure(
                            "points",
                            size,
                            timing.framesPerSecond(),
                            timing.medianMillis(),
                            timing.p99Millis()));
        }
        return figures;
    }

    private static SceneContent cloud(int size) {
        Random random = new Random(1);
        float[] xyz = new float[3 * size];
        int[] argb = new int[size];
        for (int i = 0; i < size; i++) {
            double cluster = i % 5 - 2;
            xyz[3 * i] = (float) (cluster * 1.4 + 0.7 * random.nextGaussian());
            xyz[3 * i + 1] = (float) (0.5 + cluster * 0.4 + 0.7 * random.nextGaussian());
            xyz[3 * i + 2] = (float) (1.8 * random.nextGaussian());
            argb[i] = 0xff000000 | random.nextInt();
        }
        float radius = (float) Math.clamp(0.75 * Math.cbrt(2.2 / size), 0.012, 0.105);
        PointCloud points =
                new PointCloud(
                        xyz,
                        argb,
                        new float[] {radius},
                        new byte[0],
                        new int[0],
                        PointCloud.Shape.SPHERE);
        return new SceneContent(
                List.of(points),
                List.of(),
                List.of(),
                List.of(),
                PickTarget.RowPick::new,
                RowPositions.NONE);
    }

    public static String table(List<Figure> figures) {
        StringBuilder table = new StringBuilder("scene      points  frames/s  median ms  p99 ms\n");
        for (Figure figure : figures) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-8s %,9d %9.0f %10.2f %7.2f%n",
                            figure.scene(),
                            figure.points(),
                            figure.framesPerSecond(),
                            figure.medianMillis(),
                            figure.p99Millis()));
        }
        return table.toString();
    }

    public static void main(String[] args) {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 4;
        System.out.print(table(run(seconds)));
    }
}
