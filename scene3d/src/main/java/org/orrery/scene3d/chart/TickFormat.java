package org.orrery.scene3d.chart;

import java.util.Locale;

/// Short numbers: 12.5k, 3M, 0.002, 4e-9. All ticks of an axis get as many decimals as its step needs.
final class TickFormat {
    private static final String MINUS = "\u2212";

    private TickFormat() {}

    /// @param step difference between neighbouring numbers; 0 to keep three significant digits
    static String of(double value, double step) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        String sign = value < 0 ? MINUS : "";
        if (size != 0 && (size < 1e-4 || size >= 1e15)) {
            return sign
                    + String.format(Locale.ROOT, "%.1e", size)
                            .replace("e-0", "e-")
                            .replace("e+", "e");
        }
        double unit =
                size >= 1e12 ? 1e12 : size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : size >= 1e4 ? 1e3 : 1;
        String suffix =
                unit == 1e12 ? "T" : unit == 1e9 ? "B" : unit == 1e6 ? "M" : unit == 1e3 ? "k" : "";
        int decimals = decimals(step > 0 ? step / unit : significantStep(size / unit));
        return sign + String.format(Locale.ROOT, "%." + decimals + "f", size / unit) + suffix;
    }

    /// Years and other whole numbers below ten thousand stay as they are; above, thousands become k.
    static String of(double value) {
        return of(value, value == Math.rint(value) && Math.abs(value) < 1e4 ? 1 : 0);
    }

    private static double significantStep(double scaled) {
        return scaled == 0 ? 1 : Math.pow(10, Math.floor(Math.log10(scaled)) - 2);
    }

    private static int decimals(double step) {
        int decimals = 0;
        double scaled = step;
        while (decimals < 6 && Math.abs(scaled - Math.rint(scaled)) > 1e-6 * Math.max(1, scaled)) {
            scaled *= 10;
            decimals++;
        }
        return decimals;
    }
}
