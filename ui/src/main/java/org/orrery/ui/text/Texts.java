package org.orrery.ui.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the window by key. Any thread.
public final class Texts {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.orrery.ui.text.ui", Locale.ENGLISH);

    private Texts() {}

    /// The text of `key`; arguments fill `{0}`, `{1}`, ... as [MessageFormat] says.
    ///
    /// @throws java.util.MissingResourceException when there is no such key
    public static String of(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }

    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }
}
