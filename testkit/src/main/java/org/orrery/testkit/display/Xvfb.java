package org.orrery.testkit.display;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// An X server in memory that lives exactly as long as this JVM.
///
/// Its shell waits on the pipe from this JVM: however the JVM ends, the pipe closes and the shell ends the server. Ending
/// the server from here would be too early, as GTK ends a JVM that loses its display.
///
/// @param display how X programs name it, such as `:1`
record Xvfb(String display) {
    private static final String SCRIPT =
            """
            Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp -noreset 3>&1 >/dev/null 2>&1 &
            server=$!
            exec >/dev/null
            cat
            kill $server
            """;

    /// Starts a server on the first free display number.
    ///
    /// @param path the folders to look in, as in the variable `PATH`
    static Xvfb start(@Nullable String path) throws IOException {
        if (!isThere(path)) {
            throw new IOException(
                    "there is no DISPLAY and no Xvfb to make one: install the package xvfb, or run ./orrery doctor");
        }
        var shell = new ProcessBuilder("sh", "-c", SCRIPT);
        shell.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new Xvfb(":" + number(shell.start().inputReader()));
    }

    private static String number(BufferedReader answer) throws IOException {
        var number = answer.readLine();
        if (number == null) {
            throw new IOException(
                    "Xvfb ended at once; start it by hand to see why: Xvfb -displayfd 1");
        }
        return number.strip();
    }

    private static boolean isThere(@Nullable String path) {
        if (path == null) {
            return false;
        }
        for (var folder : path.split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, "Xvfb"))) {
                return true;
            }
        }
        return false;
    }
}
