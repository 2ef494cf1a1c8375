package org.orrery.app.desktop;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.stage.Stage;
import org.orrery.net.signin.TokenFile;
import org.orrery.net.trust.Trust;
import org.orrery.relay.setting.RelaySettings;
import org.orrery.scene3d.raster.SoftwareRenderer;
import org.orrery.ui.window.OrreryWindow;

/// The desktop program, from its window to the orderly end.
final class DesktopProgram {

    private final UserFolders folders;

    private final Trust trust;

    DesktopProgram(UserFolders folders, Trust trust) {
        this.folders = folders;
        this.trust = trust;
    }

    /// Shows the window and holds the calling thread until it is closed.
    int run(Optional<String> link) {
        CountDownLatch closed = new CountDownLatch(1);
        RelayClients clients = new RelayClients(folders.data().resolve("client"), trust);
        try (FileSettingsStore settings =
                        new FileSettingsStore(folders.settings().resolve("settings.json"));
                LocalRelay relay =
                        new LocalRelay(
                                RelaySettings.defaults(folders.data().resolve("relay"))
                                        .withPort(0));
                DesktopServices services =
                        new DesktopServices(
                                base -> clients.open(base, "desktop"),
                                relay,
                                settings,
                                new KeptTokens(new TokenFile(folders.data().resolve("sign-ins"))),
                                trust)) {
            Toolkit.start();
            Toolkit.run(() -> {
                Stage stage = new Stage();
                OrreryWindow window = new OrreryWindow(stage, services, SoftwareRenderer::new);
                stage.setOnHidden(_ -> {
                    window.close();
                    closed.countDown();
                });
                stage.show();
                link.ifPresent(window::open);
            });
            closed.await();
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            Toolkit.exit();
        }
    }
}
