package org.orrery.relay.setting;

import java.net.URI;
import java.net.URISyntaxException;
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
        long value = size(name);
        if (value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + " is at most " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    int positive(String name) {
        int value = whole(name);
        if (value == 0) {
            throw new IllegalArgumentException(name + " is 1 or more");
        }
        return value;
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
            Duration duration = Duration.parse(text(name));
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(name + " is a duration such as PT30S", malformed);
        }
        throw new IllegalArgumentException(name + " is longer than nothing");
    }

    /// IP addresses and networks such as `10.0.0.0/8`.
    Networks networks(String name) {
        try {
            return new Networks(list(name).stream().map(Network::parse).toList());
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    name + " has addresses and networks such as 10.0.0.0/8", malformed);
        }
    }

    /// An address such as `https://relay.example.org`, unless the setting is empty.
    Optional<URI> base(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI base = new URI(text);
            boolean http = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
            if (http && base.getHost() != null && base.getPath().isEmpty()) {
                return Optional.of(base);
            }
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(name + " is an address", malformed);
        }
        throw new IllegalArgumentException(
                name + " is an address without a path, such as https://relay.example.org");
    }
}
