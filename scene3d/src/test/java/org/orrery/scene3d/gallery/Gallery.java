package org.orrery.scene3d.gallery;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Avatar;
import org.orrery.scene3d.Marker;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.chart.ChartBuilder;
import org.orrery.scene3d.chart.ChartData;
import org.orrery.scene3d.chart.ChartSpec;
import org.orrery.scene3d.chart.ChartType;
import org.orrery.scene3d.raster.SoftwareRenderer;
import org.orrery.scene3d.view.SceneView;

/// Writes a picture of each chart in each theme into the folder given as the argument.
public final class Gallery extends Application {
    private record Shot(String name, ChartData data, ChartSpec spec, Pose pose) {}

    private final Deque<Shot> shots = new ArrayDeque<>();

    @Override
    public void start(Stage stage) {
        File folder = new File(getParameters().getRaw().getFirst());
        SceneView view = new SceneView(new SoftwareRenderer(), System::nanoTime);
        stage.setScene(new Scene(view, 1280, 800));
        stage.show();
        for (SceneTheme theme : SceneTheme.values()) {
            queue(theme);
        }
        new AnimationTimer() {
            private int frames;
            private @Nullable Shot current;

            @Override
            public void handle(long now) {
                if (current != null && frames++ < 30) {
                    return;
                }
                if (current != null) {
                    save(view, new File(folder, current.name() + ".png"));
                }
                current = shots.poll();
                frames = 0;
                if (current == null) {
                    stop();
                    view.close();
                    stage.close();
                    return;
                }
                view.themeProperty().set(current.spec().theme());
                view.contentProperty()
                        .set(ChartBuilder.build(current.data(), current.spec()).content());
                view.avatarsProperty().set(people());
                view.markersProperty()
                        .set(
                                List.of(
                                        new Marker(
                                                "m",
                                                new Vec3(1.5, 0.8, 1),
                                                "3",
                                                0xffffb74d,
                                                false)));
                view.jumpTo(current.pose());
            }
        }.start();
    }

    private void queue(SceneTheme theme) {
        String suffix = "-" + theme.name().toLowerCase(Locale.ROOT);
        ChartData countries = SampleTable.countries(680);
        ChartSpec.Encoding health =
                new ChartSpec.Encoding(
                        "log income",
                        "life expectancy",
                        "children per woman",
                        "region",
                        "population");
        ChartSpec scatter = ChartSpec.of(ChartType.SCATTER, countries, health, theme);
        shots.add(new Shot("scatter" + suffix, countries, scatter, Pose.HOME));
        BitSet selected = new BitSet();
        for (int i = 2; i < 680; i += 18) {
            selected.set(i);
        }
        shots.add(
                new Shot(
                        "selected" + suffix,
                        countries,
                        new ChartSpec(
                                ChartType.SCATTER,
                                health,
                                ChartSpec.BarHeight.MEAN,
                                scatter.visible(),
                                selected,
                                theme),
                        Pose.lookingAt(new Vec3(-8, 5, 9), new Vec3(0, 0.5, 0))));
        ChartData many = SampleTable.countries(100_000);
        ChartSpec.Encoding byYear =
                new ChartSpec.Encoding(
                        "log income", "life expectancy", "children per woman", "year", null);
        shots.add(
                new Shot(
                        "many" + suffix,
                        many,
                        ChartSpec.of(ChartType.SCATTER, many, byYear, theme),
                        Pose.HOME));
        ChartSpec.Encoding bars =
                new ChartSpec.Encoding("region", "life expectancy", "year", "region", null);
        shots.add(
                new Shot(
                        "bar" + suffix,
                        countries,
                        ChartSpec.of(ChartType.BAR, countries, bars, theme),
                        Pose.HOME));
        ChartSpec.Encoding heights =
                new ChartSpec.Encoding(
                        "log income", "population", "children per woman", null, null);
        ChartSpec counts =
                new ChartSpec(
                        ChartType.BAR,
                        heights,
                        ChartSpec.BarHeight.COUNT,
                        scatter.visible(),
                        new BitSet(),
                        theme);
        shots.add(new Shot("histogram" + suffix, countries, counts, Pose.HOME));
        ChartData land = SampleTable.landscape(2500);
        ChartSpec.Encoding surface =
                new ChartSpec.Encoding("distance", "elevation", "depth", null, null);
        shots.add(
                new Shot(
                        "surface" + suffix,
                        land,
                        ChartSpec.of(ChartType.SURFACE, land, surface, theme),
                        Pose.HOME));
        shots.add(
                new Shot(
                        "people" + suffix,
                        countries,
                        scatter,
                        Pose.lookingAt(new Vec3(1, 4.3, 10.5), new Vec3(1.2, 1.6, 0))));
    }

    private static List<Avatar> people() {
        Pose ada = Pose.lookingAt(new Vec3(-2.5, 2.5, 6), new Vec3(1, 0, 0));
        Pose bram = Pose.lookingAt(new Vec3(5.6, 2.6, 3.4), new Vec3(-1, 1, -1));
        Pose chen = Pose.lookingAt(new Vec3(2.2, 3.4, 5.0), new Vec3(1.5, 0.8, 1));
        return List.of(
                new Avatar(
                        "a",
                        "Ada Nowak",
                        0xff58a6ff,
                        ada,
                        0,
                        true,
                        false,
                        Avatar.BodyModel.SPHERE,
                        1),
                new Avatar(
                        "b",
                        "Bram de Vries",
                        0xffffa726,
                        bram,
                        0,
                        false,
                        true,
                        Avatar.BodyModel.ROBOT,
                        1),
                new Avatar(
                        "c",
                        "Chen Li",
                        0xff26c281,
                        chen,
                        0.0,
                        false,
                        false,
                        Avatar.BodyModel.CONE,
                        1));
    }

    private static void save(SceneView view, File file) {
        WritableImage picture = view.snapshotPicture();
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, picture.getPixelReader().getArgb(x, y));
            }
        }
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Not the application itself, so that the class path is enough.
    public static final class Main {
        private Main() {}

        public static void main(String[] args) {
            Application.launch(Gallery.class, args);
        }
    }
}
