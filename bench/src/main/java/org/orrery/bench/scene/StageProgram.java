package org.orrery.bench.scene;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.orrery.scene3d.chart.Chart;
import org.orrery.scene3d.chart.ChartBuilder;
import org.orrery.scene3d.chart.ChartData;
import org.orrery.scene3d.chart.ChartSpec;
import org.orrery.scene3d.pick.Lasso;
import org.orrery.scene3d.pick.Picker;
import org.orrery.testkit.display.FxToolkit;

/// The process with the window: one scenario, whose figures go to standard output as lines of `what|value|unit`.
///
/// Arguments: scenario (`points`, `surface`, `crowd`, `changes`), rows, seconds, file for a picture.
public final class StageProgram {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final double WARM_UP_SECONDS = 2.5;
    private static final int CHANGES = 15;
    private static final int MOST_PICKS = 5_000;
    private static final int LASSOS = 25;

    private final int rows;
    private final double seconds;
    private final Path picture;
    private final SceneWindow window;

    private StageProgram(int rows, double seconds, Path picture) {
        this.rows = rows;
        this.seconds = seconds;
        this.picture = picture;
        this.window = FxToolkit.onFx(SceneWindow::new);
    }

    public static void main(String[] arguments) {
        try {
            perform(arguments);
            System.out.flush();
            System.exit(0);
        } catch (IOException | RuntimeException | Error failure) {
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static void perform(String[] arguments) throws IOException {
        StageProgram program =
                new StageProgram(
                        Integer.parseInt(arguments[1]),
                        Double.parseDouble(arguments[2]),
                        Path.of(arguments[3]));
        switch (arguments[0]) {
            case "points" -> program.points();
            case "surface" -> program.surface();
            case "crowd" -> program.crowd();
            case "changes" -> program.changes();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    static String line(String what, double value, String unit) {
        return String.format(Locale.ROOT, "%s|%s|%s", what, value, unit);
    }

    private static void print(List<String> lines) {
        lines.forEach(System.out::println);
    }

    private void points() throws IOException {
        ChartData table = SampleScene.table(rows);
        Chart chart = ChartBuilder.build(table, SampleScene.spec(table, "kind"));
        FxToolkit.runOnFx(() -> window.show(chart));
        orbit();
        still();
    }

    private void surface() throws IOException {
        Sheet sheet = new Sheet(rows);
        FxToolkit.runOnFx(() -> window.show(sheet.chart()));
        orbit();
        still();
    }

    private void crowd() throws IOException {
        ChartData table = SampleScene.table(rows);
        Chart chart = ChartBuilder.build(table, SampleScene.spec(table, "kind"));
        FxToolkit.runOnFx(() -> {
            window.show(chart);
            window.showCrowd();
        });
        orbit();
        picture();
    }

    private void orbit() {
        FxToolkit.runOnFx(window::startOrbit);
        pass(WARM_UP_SECONDS, 3);
        int first = FxToolkit.onFx(window.meter::shown);
        long cpu = cpuNanos();
        long begin = System.nanoTime();
        pass(seconds, first + 3);
        long end = System.nanoTime();
        int frames = FxToolkit.onFx(window.meter::shown) - first;
        double cpuMillis = (cpuNanos() - cpu) / 1e6 / frames;
        print(FxToolkit.onFx(() -> window.timing(first, end - begin)));
        double detail = FxToolkit.onFx(() -> window.meter.statistics().detail());
        double drawing = FxToolkit.onFx(() -> window.meter.statistics().millisecondsPerFrame());
        print(
                List.of(
                        line("drawing a frame, mean", drawing, "ms"),
                        line("points drawn while moving", 100 * detail, "%"),
                        line("CPU of a frame, all threads", cpuMillis, "ms")));
    }

    /// The camera stops: how long until everything is there in full detail.
    private void still() throws IOException {
        FxToolkit.runOnFx(window::stopOrbit);
        long begin = System.nanoTime();
        FxToolkit.waitFor(() -> window.view.isAtRest() && !window.meter.isDraft(), LONG);
        print(
                List.of(
                        line(
                                "full detail after the camera stopped",
                                (System.nanoTime() - begin) / 1e6,
                                "ms")));
        picture();
    }

    private void picture() throws IOException {
        if (!picture.toString().isEmpty()) {
            FxToolkit.onFx(() -> {
                window.picture(picture);
                return true;
            });
        }
    }

    /// Waits, and until as many frames were shown.
    private void pass(double wanted, int frames) {
        long end = System.nanoTime() + (long) (wanted * 1e9);
        FxToolkit.waitFor(() -> System.nanoTime() >= end && window.meter.shown() >= frames, LONG);
    }

    private void changes() throws IOException {
        ChartData table = SampleScene.table(rows);
        ChartSpec all = SampleScene.spec(table, "kind");
        Chart chart = ChartBuilder.build(table, all);
        FxToolkit.runOnFx(() -> window.show(chart));
        FxToolkit.waitFor(() -> window.view.isAtRest() && !window.meter.isDraft(), LONG);
        String[] colours = {"weight", "height", "kind", "depth"};
        report(
                "recolour, to the shown frame",
                i -> SampleScene.spec(table, colours[i % colours.length]),
                table);
        report("filter, to the shown frame", i -> filtered(all, i), table);
        report("selection, to the shown frame", i -> selected(all, i), table);
        picture();
        FxToolkit.runOnFx(() -> window.show(chart));
        FxToolkit.waitFor(() -> window.view.isAtRest() && !window.meter.isDraft(), LONG);
        print(FxToolkit.onFx(this::picks));
        print(FxToolkit.onFx(this::lassos));
    }

    private ChartSpec filtered(ChartSpec all, int step) {
        BitSet visible = new BitSet(rows);
        visible.set(0, rows);
        for (int row = step; row < rows; row += 3 + step % 5) {
            visible.clear(row);
        }
        return new ChartSpec(
                all.type(), all.encoding(), all.barHeight(), visible, new BitSet(), all.theme());
    }

    private ChartSpec selected(ChartSpec all, int step) {
        BitSet chosen = new BitSet(rows);
        for (int row = step; row < rows; row += 50) {
            chosen.set(row);
        }
        return new ChartSpec(
                all.type(), all.encoding(), all.barHeight(), all.visible(), chosen, all.theme());
    }

    private interface Step {
        ChartSpec spec(int number);
    }

    /// From the moment the new wish is known, through the building of the chart on another thread, to the frame.
    private void report(String what, Step step, ChartData table) {
        double[] millis = new double[CHANGES];
        double[] builds = new double[CHANGES];
        for (int i = -5; i < CHANGES; i++) {
            ChartSpec spec = step.spec(i + 5);
            int before = FxToolkit.onFx(window.meter::shown);
            CompletableFuture<Double> shown = new CompletableFuture<>();
            long begin = System.nanoTime();
            Chart chart = ChartBuilder.build(table, spec);
            long built = System.nanoTime();
            FxToolkit.runOnFx(() -> window.show(chart));
            FxToolkit.waitFor(
                    () -> {
                        if (window.meter.shown() > before && !shown.isDone()) {
                            shown.complete((System.nanoTime() - begin) / 1e6);
                        }
                        return window.view.isAtRest() && !window.meter.isDraft();
                    },
                    LONG);
            if (i >= 0) {
                millis[i] = shown.join();
                builds[i] = (built - begin) / 1e6;
            }
        }
        print(
                List.of(
                        line(what, median(millis), "ms"),
                        line(what + ", of this building the chart", median(builds), "ms")));
    }

    private List<String> picks() {
        Random random = new Random(3);
        picks(random, 1);
        double[] millis = picks(random, 1.5);
        return List.of(
                line("pick, p50", millis[millis.length / 2], "ms"),
                line("pick, p95", millis[(int) (millis.length * 0.95)], "ms"));
    }

    private double[] picks(Random random, double limitSeconds) {
        double[] millis = new double[MOST_PICKS];
        int count = 0;
        long start = System.nanoTime();
        while (count < MOST_PICKS && System.nanoTime() - start < limitSeconds * 1e9) {
            double x = SceneWindow.WIDTH * (0.25 + 0.5 * random.nextDouble());
            double y = SceneWindow.HEIGHT * (0.25 + 0.5 * random.nextDouble());
            long begin = System.nanoTime();
            window.meter.pick(x, y);
            millis[count++] = (System.nanoTime() - begin) / 1e6;
        }
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private List<String> lassos() {
        double[] millis = new double[LASSOS];
        int rowsInside = 0;
        for (int i = -LASSOS; i < LASSOS; i++) {
            double[] corners = new double[400];
            for (int k = 0; k < 200; k++) {
                double angle = 2 * Math.PI * k / 200;
                double radius = 120 + 60 * Math.sin(5 * angle + i);
                corners[2 * k] = SceneWindow.WIDTH / 2.0 + 1.6 * radius * Math.cos(angle);
                corners[2 * k + 1] = SceneWindow.HEIGHT / 2.0 + radius * Math.sin(angle);
            }
            long begin = System.nanoTime();
            rowsInside =
                    new Picker(window.meter.lastRequest()).rowsIn(new Lasso(corners)).cardinality();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        return List.of(
                line("lasso", median(millis), "ms"), line("rows in the lasso", rowsInside, ""));
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
