package org.orrery.scene3d.raster;

import org.orrery.scene3d.SceneTheme;

/// The radial gradient behind everything, dithered so that its steps do not show as rings.
final class Backdrop {
    private static final int[] BAYER = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

    private Backdrop() {}

    static int[] paint(SceneTheme theme, int width, int height) {
        int[] pixels = new int[width * height];
        float centreX = width * 0.5f;
        float centreY = height * 0.44f;
        float radius = 0.62f * (float) Math.hypot(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float dx = (x - centreX) / radius;
                float dy = (y - centreY) / radius * 1.15f;
                float t = Math.min(1f, (float) Math.sqrt(dx * dx + dy * dy));
                float eased = t * t * (3 - 2 * t);
                float dither = (BAYER[(y & 3) * 4 + (x & 3)] + 0.5f) / 16f;
                pixels[y * width + x] =
                        mix(theme.backdropCentre(), theme.backdropEdge(), eased, dither);
            }
        }
        return pixels;
    }

    private static int mix(int from, int to, float t, float dither) {
        int argb = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >>> shift & 0xff;
            int b = to >>> shift & 0xff;
            argb = argb << 8 | Math.min(255, (int) (a + (b - a) * t + dither));
        }
        return argb;
    }
}
