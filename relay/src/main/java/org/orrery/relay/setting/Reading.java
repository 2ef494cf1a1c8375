package org.orrery.relay.setting;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// Reads settings of every type. Failures are [IllegalArgumentException]s that name the setting.
record Reading(Properties properties) {

    String text(String name) {
        return Objects.requireNonNull(properties.getProperty(name), name).strip();
    }

    List<String> list(String name) {
        return Stream.of(text(name).split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    int whole(String name) {
        return Math.toIntExact(size(name));
    }

    long size(String name) {
        try {
            long value = Long.parseLong(text(name));
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " is a whole number", notANumber);
        }
        throw new IllegalArgumentException(name + " is 0 or more");
    }

    boolean yes(String name) {
        return switch (text(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + " is true or false");
        };
    }

    /// A file, unless the setting is empty.
    Optional<Path> file(String name) {
        return Optional.of(text(name)).filter(path -> !path.isEmpty()).map(Path::of);
    }

    Duration duration(String name) {
        try {
            return Duration.parse(text(name));
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(name + " is a duration such as PT30S", malformed);
        }
    }
}
