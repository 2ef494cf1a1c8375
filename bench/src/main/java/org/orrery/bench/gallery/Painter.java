package org.orrery.bench.gallery;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.orrery.analytics.csv.DataSetReader;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.sample.SampleData;
import org.orrery.scene3d.chart.Chart;
import org.orrery.scene3d.raster.SoftwareRenderer;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.ui.scene.ChartStill;
import org.orrery.ui.theme.Theme;

/// Draws the pieces of the gallery in a window of its own.
final class Painter implements AutoCloseable {
    static final int WIDTH = 760;
    static final int HEIGHT = 475;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Stage stage = FxToolkit.onFx(Stage::new);
    private final Map<SampleData, DataSet> read = new HashMap<>();

    /// A picture, and the chart in words.
    record Picture(BufferedImage image, String caption) {}

    Picture paint(Piece piece, boolean dark) {
        Theme theme = Theme.of(dark);
        Chart chart =
                ChartStill.build(data(piece.data()), piece.encoding(), piece.regression(), theme);
        ChartStill still =
                FxToolkit.onFx(() -> {
                    ChartStill made =
                            new ChartStill(new SoftwareRenderer(), chart, theme, piece.pose());
                    Scene scene = new Scene(made, WIDTH, HEIGHT);
                    theme.applyTo(scene);
                    stage.setScene(scene);
                    stage.show();
                    return made;
                });
        FxToolkit.waitForFrames(12);
        FxToolkit.waitFor("a finished picture", still::isAtRest, LIMIT);
        FxToolkit.waitForFrames(6);
        WritableImage shot = FxToolkit.onFx(() -> still.snapshot(null, null));
        FxToolkit.runOnFx(still::close);
        return new Picture(plain(shot), chart.caption());
    }

    private DataSet data(SampleData sample) {
        return read.computeIfAbsent(
                sample,
                each -> {
                    ReadOutcome outcome =
                            new DataSetReader().read(each.id(), each.bytes(), Progress.NONE);
                    if (outcome instanceof ReadOutcome.Loaded loaded) {
                        return loaded.dataSet();
                    }
                    throw new IllegalStateException("cannot read " + each.id());
                });
    }

    private static BufferedImage plain(WritableImage shot) {
        int width = (int) Math.min(WIDTH, shot.getWidth());
        int height = (int) Math.min(HEIGHT, shot.getHeight());
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = shot.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        return image;
    }

    @Override
    public void close() {
        FxToolkit.runOnFx(stage::close);
    }
}
