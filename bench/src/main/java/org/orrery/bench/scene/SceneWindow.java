package org.orrery.bench.scene;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javax.imageio.ImageIO;
import org.orrery.scene3d.chart.Chart;
import org.orrery.scene3d.raster.SoftwareRenderer;
import org.orrery.scene3d.view.SceneView;
import org.orrery.ui.scene.LegendCard;
import org.orrery.ui.theme.Theme;

/// A window with nothing but the scene and its legend, 1280 x 720, and a camera that goes on whenever a frame was shown: one
/// frame is always being drawn while another is being shown. FX thread.
final class SceneWindow {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;

    final SceneView view;
    final MeteredRenderer meter;
    private final LegendCard legend = new LegendCard(_ -> {});
    private final Stage stage = new Stage(StageStyle.UNDECORATED);
    private final Orbit orbit = new Orbit();
    private boolean crowdMoves;

    SceneWindow() {
        meter = new MeteredRenderer(new SoftwareRenderer());
        view = new SceneView(meter, System::nanoTime);
        StackPane.setAlignment(legend, Pos.TOP_RIGHT);
        StackPane.setMargin(legend, new Insets(14));
        Scene scene = new Scene(new StackPane(view, legend), WIDTH, HEIGHT);
        Theme.DARK.applyTo(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        view.jumpTo(SampleScene.orbit(0));
        stage.show();
    }

    void show(Chart chart) {
        view.contentProperty().set(chart.content());
        legend.show(chart);
        view.avatarsProperty().set(SampleScene.people(10, 0));
    }

    /// 50 people who move twenty times a second, and 200 notes.
    void showCrowd() {
        view.markersProperty().set(SampleScene.pins(200));
        view.avatarsProperty().set(SampleScene.people(50, 0));
        crowdMoves = true;
    }

    void startOrbit() {
        orbit.start();
    }

    void stopOrbit() {
        orbit.stop();
    }

    void picture(Path file) throws IOException {
        WritableImage image = stage.getScene().snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        ImageIO.write(copy, "png", file.toFile());
    }

    void close() {
        orbit.stop();
        view.close();
        stage.close();
    }

    List<String> timing(int first, long nanos) {
        double[] between = meter.intervals(first);
        if (between.length == 0) {
            return List.of();
        }
        return List.of(
                StageProgram.line("rate", (meter.shown() - first) / (nanos / 1e9), "1/s"),
                StageProgram.line("a frame, p50", between[between.length / 2], "ms"),
                StageProgram.line("a frame, p95", between[(int) (between.length * 0.95)], "ms"));
    }

    private final class Orbit extends AnimationTimer {
        private static final long CROWD_EVERY_NANOS = 50_000_000;
        private int step;
        private int shown = -1;
        private long lastCrowd;

        @Override
        public void handle(long now) {
            if (crowdMoves && now - lastCrowd >= CROWD_EVERY_NANOS) {
                lastCrowd = now;
                view.avatarsProperty().set(SampleScene.people(50, step * 0.004));
            }
            if (meter.shown() != shown || step < 2) {
                shown = meter.shown();
                view.jumpTo(SampleScene.orbit(step++));
            }
        }
    }
}
