package org.orrery.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// The two looks of the window.
public enum Theme {
    DARK,
    LIGHT;

    private static final List<String> WEIGHTS = List.of("Regular", "SemiBold", "Bold");
    private static boolean fontsLoaded;

    public static Theme of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    public boolean isDark() {
        return this == DARK;
    }

    /// Dresses a scene, now or again.
    public void applyTo(Scene scene) {
        loadFonts();
        String base =
                isDark()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet();
        // Pop-ups take theirs from the program, and two windows may look different.
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
        scene.setUserAgentStylesheet(base);
        scene.getStylesheets()
                .setAll(sheet("orrery.css"), sheet(isDark() ? "dark.css" : "light.css"));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }

    private static void loadFonts() {
        if (fontsLoaded) {
            return;
        }
        fontsLoaded = true;
        for (String weight : WEIGHTS) {
            String file = "font/Inter-" + weight + ".woff";
            try (InputStream stream =
                    Objects.requireNonNull(Theme.class.getResourceAsStream(file), file)) {
                Objects.requireNonNull(Font.loadFont(stream, 13), file);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(file, e);
            }
        }
    }
}
