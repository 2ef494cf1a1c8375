package org.orrery.testkit.display;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Gives a test JVM a display where the machine has none, once, before any test starts a toolkit.
///
/// JUnit finds it by its service file. When there can be no display, the tests that need one say why ([FxToolkit#start()]);
/// the others run.
public final class VirtualDisplay implements LauncherSessionListener {
    private static @Nullable String name;
    private static @Nullable String failure;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (isWanted(
                VirtualDisplay.class.getClassLoader(),
                System.getenv(),
                System.getProperty("os.name"))) {
            open();
        }
    }

    /// The display that this JVM opened for itself, such as `:1`: what a child process needs as its `DISPLAY`.
    public static synchronized Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /// Why there is no display although one was wanted.
    static synchronized Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private static synchronized void open() {
        if (name != null || failure != null) {
            return;
        }
        try {
            var server = Xvfb.start(System.getenv("PATH"));
            NativeEnvironment.set("DISPLAY", server.display());
            name = server.display();
        } catch (IOException e) {
            failure = e.getMessage();
        }
    }

    /// A display is wanted on Linux, where none is set, by a class path that can open a window.
    static boolean isWanted(ClassLoader loader, Map<String, String> environment, String system) {
        return system.equals("Linux")
                && environment.getOrDefault("DISPLAY", "").isEmpty()
                && loader.getResource("javafx/application/Platform.class") != null;
    }
}
