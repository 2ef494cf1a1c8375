package org.orrery.bench.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Avatar;
import org.orrery.scene3d.Marker;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.chart.ChartData;
import org.orrery.scene3d.chart.ChartSpec;
import org.orrery.scene3d.chart.ChartType;
import org.orrery.scene3d.chart.Column;

/// What is drawn: a table of five clouds of normally distributed rows, people around it, pins on it. The same for each run.
final class SampleScene {
    private static final List<String> KINDS = List.of("red", "amber", "green", "blue", "violet");
    private static final int[] TINTS = {0xffe4572e, 0xfff3a712, 0xff29a36a, 0xff3d7dd8, 0xff8a5cd6};

    private SampleScene() {}

    static ChartData table(int rows) {
        Random random = new Random(1);
        double[] x = new double[rows];
        double[] y = new double[rows];
        double[] z = new double[rows];
        double[] weight = new double[rows];
        int[] kind = new int[rows];
        for (int i = 0; i < rows; i++) {
            kind[i] = i % KINDS.size();
            double cluster = kind[i] - 2;
            x[i] = cluster * 1.4 + 0.7 * random.nextGaussian();
            y[i] = 0.5 + cluster * 0.4 + 0.7 * random.nextGaussian();
            z[i] = 1.8 * random.nextGaussian();
            weight[i] = x[i] * y[i] + random.nextGaussian();
        }
        return new ChartData(
                List.of(
                        new Column.Numeric("length", "km", x),
                        new Column.Numeric("height", "m", y),
                        new Column.Numeric("depth", "m", z),
                        new Column.Numeric("weight", "kg", weight),
                        new Column.Categorical("kind", kind, KINDS)));
    }

    static ChartSpec spec(ChartData table, String colour) {
        return ChartSpec.of(
                ChartType.SCATTER,
                table,
                new ChartSpec.Encoding("length", "height", "depth", colour, null),
                SceneTheme.DARK);
    }

    /// People in a ring around the chart who look at its middle, turned on by `turn` radians.
    static List<Avatar> people(int count, double turn) {
        Avatar.BodyModel[] bodies = Avatar.BodyModel.values();
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    double angle = 2 * Math.PI * i / count + turn;
                    double away = 5.2 + 0.8 * (i % 3);
                    Vec3 place =
                            new Vec3(
                                    away * Math.sin(angle),
                                    -0.5 + 0.7 * (i % 4),
                                    away * Math.cos(angle));
                    return new Avatar(
                            "p" + i,
                            "Person " + (i + 1),
                            TINTS[i % TINTS.length],
                            Pose.lookingAt(place, Vec3.ZERO),
                            0,
                            i % 7 == 0,
                            i % 11 == 0,
                            bodies[i % bodies.length],
                            1);
                })
                .toList();
    }

    static List<Marker> pins(int count) {
        Random random = new Random(2);
        List<Marker> pins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Vec3 place =
                    new Vec3(
                            8 * random.nextDouble() - 4,
                            4 * random.nextDouble() - 1.5,
                            8 * random.nextDouble() - 4);
            pins.add(new Marker("a" + i, place, "Note " + i, TINTS[i % TINTS.length], false));
        }
        return pins;
    }

    /// Where the camera is at a step of its way around the chart.
    static Pose orbit(int step) {
        double angle = step * 0.011;
        return Pose.lookingAt(
                new Vec3(14.1 * Math.sin(angle), 10, 14.1 * Math.cos(angle)), Vec3.ZERO);
    }
}
