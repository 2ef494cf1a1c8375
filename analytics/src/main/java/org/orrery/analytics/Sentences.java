package org.orrery.analytics;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The sentences this module says to a person, by key, from `sentences.properties`.
///
/// Numbers among the arguments are written with separators ("2,000,000"). A missing key is a bug and throws.
public final class Sentences {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.orrery.analytics.sentences", Locale.ROOT);

    private Sentences() {}

    public static String of(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(arguments);
    }
}
