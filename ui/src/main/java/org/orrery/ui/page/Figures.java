package org.orrery.ui.page;

import java.math.BigDecimal;
import java.math.MathContext;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.NumberText;
import org.orrery.analytics.data.TimeColumn;

/// Numbers of summaries as people read them.
final class Figures {
    private static final MathContext DIGITS = new MathContext(5);

    private Figures() {}

    static String rounded(double value) {
        return Double.isFinite(value)
                ? NumberText.of(new BigDecimal(value).round(DIGITS).doubleValue())
                : "–";
    }

    /// A value of a column, which may be a moment.
    static String of(Column column, double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return column instanceof TimeColumn times ? times.format(value) : rounded(value);
    }

    static String percent(long part, long whole) {
        double share = whole == 0 ? 0 : 100.0 * part / whole;
        return (share > 0 && share < 10
                        ? String.format(java.util.Locale.ROOT, "%.1f", share)
                        : String.valueOf(Math.round(share)))
                + " %";
    }
}
