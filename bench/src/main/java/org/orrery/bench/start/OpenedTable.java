package org.orrery.bench.start;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.orrery.app.desktop.DesktopServices;
import org.orrery.app.desktop.LocalRelay;
import org.orrery.app.desktop.RelayClients;
import org.orrery.app.desktop.Toolkit;
import org.orrery.bench.process.Vitals;
import org.orrery.relay.setting.RelaySettings;
import org.orrery.scene3d.raster.SoftwareRenderer;
import org.orrery.scene3d.view.SceneView;
import org.orrery.ui.setting.SettingsStore;
import org.orrery.ui.setting.UserSettings;
import org.orrery.ui.start.DataChoice;
import org.orrery.ui.window.OrreryWindow;

/// The program of one measurement: opens the window, starts a session on a file, and says how long it took to the first picture
/// of the data, and how much memory there is then. The relay is in the program, as it is for whoever starts a session alone.
final class OpenedTable {
    private static final long PATIENCE_SECONDS = 60;
    private static final long SETTLING_SECONDS = 5;

    private OpenedTable() {}

    /// Opens one file in a program that is ended afterwards.
    ///
    /// @param arguments the file, and a folder for all that is kept
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        Path file = Path.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        RelayClients clients = new RelayClients(folder.resolve("client"));
        LocalRelay relay =
                new LocalRelay(RelaySettings.defaults(folder.resolve("relay")).withPort(0));
        DesktopServices services =
                new DesktopServices(
                        base -> clients.open(base, "bench"),
                        relay,
                        SettingsStore.inMemory(
                                UserSettings.initial("bench")
                                        .withPerson("Ada", "#3FB67A", "sphere", "collaborator")));
        Toolkit.start();
        Stage stage = Toolkit.call(Stage::new);
        OrreryWindow window =
                Toolkit.call(() -> {
                    OrreryWindow made = new OrreryWindow(stage, services, SoftwareRenderer::new);
                    stage.setWidth(1280);
                    stage.setHeight(800);
                    stage.show();
                    return made;
                });
        // As long as somebody needs to look for a file and press the button.
        TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
        CountDownLatch shown = new CountDownLatch(1);
        long start = System.nanoTime();
        Toolkit.run(() -> {
            new Watch(stage, shown).start();
            window.start("Opened", new DataChoice.File(file));
        });
        boolean inTime = shown.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        double millis = (System.nanoTime() - start) / 1e6;
        TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
        Vitals vitals = Vitals.ofThisProcess();
        out.println(
                inTime
                        ? String.format(
                                Locale.ROOT,
                                "opened %.1f %.1f %.1f",
                                millis,
                                vitals.residentMib(),
                                vitals.peakMib())
                        : "not opened");
        out.flush();
        System.exit(0);
    }

    /// Looks before each frame of the window whether the scene has drawn rows.
    private static final class Watch extends AnimationTimer {
        private final Stage stage;
        private final CountDownLatch shown;

        Watch(Stage stage, CountDownLatch shown) {
            this.stage = stage;
            this.shown = shown;
        }

        @Override
        public void handle(long now) {
            if (stage.getScene().lookup("#scene-view") instanceof SceneView scene
                    && scene.contentProperty().get().rows().rows() > 0
                    && scene.isAtRest()) {
                stop();
                shown.countDown();
            }
        }
    }
}
