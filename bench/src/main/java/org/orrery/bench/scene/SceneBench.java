package org.orrery.bench.scene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.orrery.bench.report.Conditions;
import org.orrery.bench.report.Figure;
import org.orrery.bench.report.Output;
import org.orrery.scene3d.bench.RenderBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Frames a second of the 3D scene.
@Command(
        name = "scene",
        description = "Frames a second that the software renderer draws while the camera moves.")
public final class SceneBench implements Callable<Integer> {

    @Mixin private final Output output = new Output();

    @Option(
            names = "--seconds",
            defaultValue = "4",
            description = "for each size, after as long a warm-up (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Override
    public Integer call() throws IOException {
        Conditions before = Conditions.before();
        List<Figure> figures = new ArrayList<>();
        for (RenderBench.Figure each : RenderBench.run(seconds)) {
            String what = String.format(Locale.ROOT, "%,d %s", each.points(), each.scene());
            figures.add(new Figure(what + ", rate", each.framesPerSecond(), "1/s"));
            figures.add(new Figure(what + ", a frame, p50", each.medianMillis(), "ms"));
            figures.add(new Figure(what + ", a frame, p99", each.p99Millis(), "ms"));
        }
        String setting =
                String.format(
                        Locale.ROOT,
                        "software renderer, 1280x720, camera orbiting, %.0f s for each size after as"
                                + " long a warm-up; without showing the frames in a window",
                        seconds);
        return output.publish(setting, before, figures, List.of());
    }
}
