package org.orrery.analytics.analysis;

import java.util.Locale;
import org.orrery.analytics.Sentences;
import org.orrery.analytics.data.NumberText;

/// Numbers and further sentences of a finding.
final class Wording {

    private Wording() {}

    static String percent(double share) {
        return decimals(100 * share, 0);
    }

    static String decimals(double number, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }

    /// Four significant digits, as numbers of the data are written.
    static String number(double number) {
        return NumberText.of(Double.parseDouble(String.format(Locale.ROOT, "%.4g", number)));
    }

    /// A further sentence, if it applies.
    static String note(boolean applies, String key, Object... arguments) {
        return applies ? " " + Sentences.of(key, arguments) : "";
    }
}
