package org.orrery.app.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What somebody asked of a demonstration.
///
/// @param data a CSV file, else the built-in data set
/// @param length after which it ends by itself; without one it lasts until its window is closed
/// @param folder for pictures and `summary.json`
/// @param scripted whether it drives two windows itself
public record DemoSettings(
        Optional<Path> data, Optional<Duration> length, Optional<Path> folder, boolean scripted) {

    private static final Duration VISIT = Duration.ofSeconds(30);

    /// How long a scripted visit lasts.
    Duration visit() {
        return length.orElse(VISIT);
    }
}
