package org.orrery.scene3d.avatar;

/// Arithmetic on packed ARGB colours.
final class Colours {
    private Colours() {}

    /// The colour at the fraction `t` of the way from one to the other; alpha too.
    static int mix(int from, int to, double t) {
        int argb = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            int a = from >>> shift & 0xff;
            int b = to >>> shift & 0xff;
            argb = argb << 8 | (int) Math.round(a + (b - a) * t);
        }
        return argb;
    }

    static int withAlpha(int argb, double alpha) {
        return (int) Math.round(255 * Math.clamp(alpha, 0, 1)) << 24 | (argb & 0xffffff);
    }

    /// Near black or near white, whichever is read better on the colour.
    static int inkOn(int argb) {
        double brightness =
                0.299 * (argb >>> 16 & 255) + 0.587 * (argb >>> 8 & 255) + 0.114 * (argb & 255);
        return brightness > 165 ? 0xff0b1020 : 0xffffffff;
    }
}
