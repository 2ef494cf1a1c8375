package org.orrery.relay.setting;

import java.util.List;

/// What a relay that is a process of its own logs, and how.
public record LogSettings(String format, String level) {

    private static final List<String> FORMATS = List.of("text", "json");
    private static final List<String> LEVELS = List.of("error", "warn", "info", "debug");

    /// Checks the words.
    ///
    /// @throws IllegalArgumentException naming the setting that is wrong
    public LogSettings {
        if (!FORMATS.contains(format)) {
            throw new IllegalArgumentException("log-format is text or json");
        }
        if (!LEVELS.contains(level)) {
            throw new IllegalArgumentException("log-level is error, warn, info or debug");
        }
    }
}
