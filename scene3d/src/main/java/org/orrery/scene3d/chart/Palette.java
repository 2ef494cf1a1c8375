package org.orrery.scene3d.chart;

import org.orrery.scene3d.SceneTheme;

/// Colours that people with any colour vision can tell apart: categories after Okabe and Ito (2008), adapted to the backdrop;
/// numbers by viridis (Smith and van der Walt, 2015, CC0).
public final class Palette {
    private static final int[] ON_DARK = {
        0xff56b4e9,
        0xffe69f00,
        0xff1fc494,
        0xffe58cc0,
        0xfff0e442,
        0xff4f8df5,
        0xfff0703a,
        0xffc9d2e6
    };
    private static final int[] ON_LIGHT = {
        0xff0072b2,
        0xffe08a00,
        0xff009e73,
        0xffc2639a,
        0xff3fa9df,
        0xffd55e00,
        0xffc7a800,
        0xff4a5468
    };
    private static final int[] VIRIDIS = {
        0xff440154,
        0xff482475,
        0xff414487,
        0xff355f8d,
        0xff2a788e,
        0xff21918c,
        0xff22a884,
        0xff44bf70,
        0xff7ad151,
        0xffbddf26,
        0xfffde725
    };

    private Palette() {}

    /// The colour of a category; from the ninth on they are used again, lighter and darker.
    public static int category(int index, SceneTheme theme) {
        int[] colours = theme.isDark() ? ON_DARK : ON_LIGHT;
        int round = Math.floorDiv(index, colours.length);
        int colour = colours[Math.floorMod(index, colours.length)];
        return switch (round % 3) {
            case 1 -> mix(colour, 0xffffffff, 0.45);
            case 2 -> mix(colour, 0xff101626, 0.40);
            default -> colour;
        };
    }

    /// What has no value.
    public static int missing(SceneTheme theme) {
        return theme.isDark() ? 0xff6f7a94 : 0xff9aa3b5;
    }

    /// The colour of a number, 0 the lowest and 1 the highest. On dark the scale begins where it can be seen.
    public static int ramp(double fraction, SceneTheme theme) {
        double begin = theme.isDark() ? 0.16 : 0;
        double end = theme.isDark() ? 1 : 0.93;
        double at = (begin + (end - begin) * Math.clamp(fraction, 0, 1)) * (VIRIDIS.length - 1);
        int index = Math.min(VIRIDIS.length - 2, (int) at);
        return mix(VIRIDIS[index], VIRIDIS[index + 1], at - index);
    }

    /// The colour at the fraction `t` of the way; alpha too.
    static int mix(int from, int to, double t) {
        int argb = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            int a = from >>> shift & 0xff;
            int b = to >>> shift & 0xff;
            argb = argb << 8 | (int) Math.round(a + (b - a) * t);
        }
        return argb;
    }
}
