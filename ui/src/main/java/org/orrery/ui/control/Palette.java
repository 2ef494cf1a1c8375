package org.orrery.ui.control;

import java.util.List;
import javafx.scene.paint.Color;

/// Colours that people choose from: far enough apart for the common colour-vision deficiencies, and readable under a white
/// or a dark letter.
public final class Palette {
    public static final List<String> AVATARS =
            List.of(
                    "#3FB67A", "#FFA60A", "#8957E5", "#DB6BD8", "#2F81F7", "#E5534B", "#14B8C4",
                    "#B8C21F");

    private Palette() {}

    /// The colour that `web` names, else a quiet grey.
    public static Color of(String web) {
        return web.matches("#[0-9A-Fa-f]{6}") ? Color.web(web) : Color.web("#6E7681");
    }

    /// Opaque, as scenes want it.
    public static int argb(String web) {
        Color colour = of(web);
        return 0xff000000
                | (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }

    public static Color ofArgb(int argb) {
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }

    /// Black or white, whichever is read better on `background` (relative luminance of WCAG 2).
    public static Color letterOn(Color background) {
        double luminance =
                0.2126 * linear(background.getRed())
                        + 0.7152 * linear(background.getGreen())
                        + 0.0722 * linear(background.getBlue());
        return luminance > 0.36 ? Color.web("#10151f") : Color.WHITE;
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
