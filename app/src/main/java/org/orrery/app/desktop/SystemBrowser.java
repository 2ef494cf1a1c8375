package org.orrery.app.desktop;

import java.net.URI;
import javafx.application.Application;
import javafx.application.HostServices;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The browser that the user of this machine has chosen.
final class SystemBrowser {

    private SystemBrowser() {}

    /// Shows a page; from any thread.
    static void open(URI page) {
        Platform.runLater(() -> services().showDocument(page.toString()));
    }

    /// JavaFX hands them out by an application only; this program starts its toolkit without one.
    private static HostServices services() {
        return new Application() {
            @Override
            public void start(Stage stage) {}
        }.getHostServices();
    }
}
