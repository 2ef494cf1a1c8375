package org.orrery.bench.scene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.orrery.bench.report.Conditions;
import org.orrery.bench.report.Figure;
import org.orrery.bench.report.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Frames a second of the 3D scene in a window, and of other makers' libraries in the same run.
@Command(
        name = "scene",
        description =
                "Frames a second of the scene in a window without a GPU, changes, picks, and VTK, three.js and"
                        + " plotly.js beside it.")
public final class SceneBench implements Callable<Integer> {

    @Mixin private final Output output = new Output();

    @Option(
            names = "--seconds",
            defaultValue = "3",
            description = "for each scene, after a warm-up (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Option(
            names = "--runs",
            defaultValue = "1",
            description = "report medians of as many runs (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--points",
            split = ",",
            defaultValue = "10000,100000,1000000,5000000",
            description = "sizes of the cloud (default: ${DEFAULT-VALUE})")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--minutes",
            defaultValue = "6",
            description = "start no other library after that in a run (default: ${DEFAULT-VALUE})")
    private double minutes;

    @Option(names = "--no-peers", description = "leave the other libraries out")
    private boolean noPeers;

    @Option(names = "--only-points", description = "leave surface, crowd and changes out")
    private boolean onlyPoints;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Conditions before = Conditions.before();
        Path folder = output.emptyFolder();
        List<List<Figure>> found = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        if (System.getenv("DISPLAY") == null) {
            broken.add("there is no display to show a window on");
        }
        for (int run = 0; run < runs && broken.isEmpty(); run++) {
            found.add(run(folder, broken));
        }
        String setting =
                String.format(
                        Locale.ROOT,
                        "window of 1280x720 on JavaFX's software pipeline, camera orbiting, axes, legend and"
                                + " ten avatars, %.0f s for each scene, %d run%s; peers draw the same"
                                + " points alone",
                        seconds,
                        runs,
                        runs == 1 ? "" : "s, medians");
        return output.publish(setting, before, Figure.medians(found), broken);
    }

    private List<Figure> run(Path folder, List<String> broken)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + (long) (minutes * 60e9);
        StageRun stage = new StageRun(folder, seconds);
        List<Figure> figures = new ArrayList<>();
        if (!onlyPoints) {
            more(stage, figures, broken);
        }
        try (ScenePeers peers =
                noPeers ? null : new ScenePeers(folder, seconds, deadline, output::say)) {
            for (int size : sizes) {
                String title = String.format(Locale.ROOT, "%,d points", size);
                List<Figure> own = shown(stage, "points", size, title, broken);
                own.forEach(each -> figures.add(SceneGoals.points(each, size)));
                figures.addAll(steadiness(figures, title));
                double rate = value(own, title + ", rate");
                if (peers != null && !Double.isNaN(rate)) {
                    figures.addAll(peers.measure(size, rate));
                }
            }
        }
        return figures;
    }

    private void more(StageRun stage, List<Figure> figures, List<String> broken)
            throws IOException, InterruptedException {
        for (Figure each : shown(stage, "surface", 500_000, "500,000 triangles", broken)) {
            figures.add(each.what().endsWith(", rate") ? each.atLeast(30) : each);
        }
        figures.addAll(steadiness(figures, "500,000 triangles"));
        String crowd = "100,000 points, 50 avatars at 20 Hz, 200 labels";
        for (Figure each : shown(stage, "crowd", 100_000, crowd, broken)) {
            figures.add(each.what().endsWith(", rate") ? each.atLeast(60) : each);
        }
        figures.addAll(steadiness(figures, crowd));
        for (Figure each : shown(stage, "changes", 1_000_000, "1,000,000 points", broken)) {
            figures.add(SceneGoals.change(each));
        }
    }

    private List<Figure> shown(
            StageRun stage, String scenario, int size, String title, List<String> broken)
            throws InterruptedException {
        try {
            List<Figure> figures = stage.measure(scenario, size, title);
            figures.stream()
                    .filter(each -> each.unit().equals("1/s"))
                    .forEach(each ->
                            output.say(
                                    String.format(
                                            Locale.ROOT, "  %s: %.1f", each.what(), each.value())));
            return figures;
        } catch (IOException failure) {
            broken.add(String.valueOf(failure.getMessage()));
            return List.of();
        }
    }

    /// How even the frames of a scene came: p95 of their times to the median.
    private static List<Figure> steadiness(List<Figure> figures, String title) {
        double p50 = value(figures, title + ", a frame, p50");
        double p95 = value(figures, title + ", a frame, p95");
        return Double.isNaN(p50)
                ? List.of()
                : List.of(new Figure(title + ", p95 : median", p95 / p50, "x").atMost(1.5));
    }

    private static double value(List<Figure> figures, String what) {
        return figures.stream()
                .filter(each -> each.what().equals(what))
                .mapToDouble(Figure::value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
