package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;

/// Round numbers that divide a range: steps of 1, 2 or 5 times a power of ten (Heckbert, "Nice Numbers for Graph Labels",
/// Graphics Gems, 1990). The range is widened to whole steps.
record Ticks(double low, double high, double step) {
    static Ticks covering(double low, double high, int wanted) {
        double from = low;
        double to = high;
        if (!(to - from > 1e-12 * Math.max(Math.abs(from), Math.abs(to)))) {
            double margin = from == 0 ? 1 : Math.abs(from) * 0.1;
            from -= margin;
            to += margin;
        }
        double step = niceStep((to - from) / Math.max(1, wanted - 1));
        return new Ticks(
                Math.floor(from / step + 1e-9) * step, Math.ceil(to / step - 1e-9) * step, step);
    }

    private static double niceStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        if (digit < 1.5) {
            return power;
        }
        if (digit < 3) {
            return 2 * power;
        }
        return digit < 7 ? 5 * power : 10 * power;
    }

    /// The same range with a step so much larger that there are few ticks.
    Ticks thinned(int most) {
        double wider = isWhole() ? 1 : step;
        while ((high - low) / wider > most) {
            wider = niceStep(wider * 2.1);
        }
        return new Ticks(low, high, wider);
    }

    /// True for bins of one whole number each, which begin and end between two.
    boolean isWhole() {
        return step == 1 && low - Math.floor(low) == 0.5;
    }

    List<Double> values() {
        List<Double> values = new ArrayList<>();
        double lowest = low / step;
        boolean begins = Math.abs(lowest - Math.rint(lowest)) < 1e-3;
        double first = begins ? low : Math.ceil(lowest) * step;
        long count = (long) Math.floor((high - first) / step + 1e-6);
        for (long i = 0; i <= count; i++) {
            double value = first + i * step;
            values.add(Math.abs(value) < step * 1e-9 ? 0.0 : value);
        }
        return values;
    }
}
