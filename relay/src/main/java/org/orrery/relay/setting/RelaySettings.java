package org.orrery.relay.setting;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.orrery.relay.room.RoomLimits;

/// How a relay is set up. Every setting and its default stands in `relay.properties` beside this class.
///
/// @param insecureBind agrees to serve other machines without TLS
public record RelaySettings(
        String host,
        int port,
        Path dataDirectory,
        boolean insecureBind,
        Set<String> allowedNames,
        int eventLoops,
        Duration tokenLifetime,
        Duration unloadAfter,
        int snapshotEvery,
        int logQueue,
        long blobBytes,
        long blobQuotaBytes,
        int maxSessions,
        RoomLimits limits,
        Path keysDirectory) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    /// Checks what it is given.
    ///
    /// @throws IllegalArgumentException in words for the person who set it
    public RelaySettings {
        allowedNames = Set.copyOf(allowedNames);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
        }
        if (!LOOPBACK.contains(host) && !insecureBind) {
            throw new IllegalArgumentException(
                    "binding to "
                            + host
                            + " would serve other machines without encryption;"
                            + " say --insecure-bind if the network is trusted");
        }
    }

    /// The defaults, with a place for the data.
    public static RelaySettings defaults(Path dataDirectory) {
        return of(defaultProperties(), dataDirectory, false);
    }

    /// The defaults as changed by a file.
    ///
    /// @throws IOException when the file cannot be read
    /// @throws IllegalArgumentException naming the setting that is wrong
    public static RelaySettings read(Path file, Path dataDirectory, boolean insecureBind)
            throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Properties merged = defaultProperties();
        for (String name : properties.stringPropertyNames()) {
            if (merged.getProperty(name) == null) {
                throw new IllegalArgumentException("there is no setting " + name);
            }
            merged.setProperty(name, properties.getProperty(name));
        }
        return of(merged, dataDirectory, insecureBind);
    }

    /// What a room bears by default.
    public static RoomLimits defaultLimits() {
        return limits(new Reading(defaultProperties()));
    }

    /// `$XDG_DATA_HOME/orrery/relay`, as the XDG Base Directory Specification has it.
    public static Path defaultDataDirectory() {
        String xdg = System.getenv("XDG_DATA_HOME");
        Path data =
                xdg == null || xdg.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".local", "share")
                        : Path.of(xdg);
        return data.resolve("orrery").resolve("relay");
    }

    public RelaySettings withAddress(String newHost, int newPort, boolean newInsecureBind) {
        return new RelaySettings(
                newHost,
                newPort,
                dataDirectory,
                newInsecureBind,
                allowedNames,
                eventLoops,
                tokenLifetime,
                unloadAfter,
                snapshotEvery,
                logQueue,
                blobBytes,
                blobQuotaBytes,
                maxSessions,
                limits,
                keysDirectory);
    }

    public RelaySettings withPort(int newPort) {
        return withAddress(host, newPort, insecureBind);
    }

    public RelaySettings withLimits(RoomLimits newLimits) {
        return new RelaySettings(
                host,
                port,
                dataDirectory,
                insecureBind,
                allowedNames,
                eventLoops,
                tokenLifetime,
                unloadAfter,
                snapshotEvery,
                logQueue,
                blobBytes,
                blobQuotaBytes,
                maxSessions,
                newLimits,
                keysDirectory);
    }

    private static Properties defaultProperties() {
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(
                                RelaySettings.class.getResourceAsStream("relay.properties")),
                        StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return properties;
    }

    private static RelaySettings of(
            Properties properties, Path dataDirectory, boolean insecureBind) {
        Reading reading = new Reading(properties);
        return new RelaySettings(
                reading.text("host"),
                reading.whole("port"),
                dataDirectory,
                insecureBind,
                Set.copyOf(reading.list("allowed-names")),
                reading.whole("event-loops"),
                reading.duration("token-lifetime"),
                reading.duration("unload-after"),
                reading.whole("snapshot-every"),
                reading.whole("log-queue"),
                reading.size("blob-bytes"),
                reading.size("blob-quota-bytes"),
                reading.whole("max-sessions"),
                limits(reading),
                keys(reading.text("keys-dir"), dataDirectory));
    }

    /// Beside the data, never in it: a backup of the data must not have the keys.
    private static Path keys(String setting, Path dataDirectory) {
        Path data = dataDirectory.toAbsolutePath().normalize();
        Path keys =
                setting.isEmpty()
                        ? data.resolveSibling(data.getFileName() + "-keys")
                        : Path.of(setting).toAbsolutePath().normalize();
        if (keys.startsWith(data)) {
            throw new IllegalArgumentException(
                    "keys-dir must not be in the data directory, or backups would have the keys");
        }
        return keys;
    }

    private static RoomLimits limits(Reading reading) {
        return new RoomLimits(
                reading.whole("members"),
                reading.size("backlog-bytes"),
                reading.size("presence-backlog-bytes"),
                reading.whole("tail-entries"),
                reading.size("tail-bytes"),
                reading.whole("checkpoint-every"),
                reading.whole("submits-per-second"),
                reading.whole("submit-burst"),
                reading.whole("presence-per-second"),
                reading.whole("signals-per-second"),
                reading.whole("unsettled"),
                reading.duration("checkpoint-idle"),
                reading.duration("hello-timeout"),
                reading.duration("idle-timeout"),
                reading.duration("absence"));
    }

    private record Reading(Properties properties) {

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

        Duration duration(String name) {
            try {
                return Duration.parse(text(name));
            } catch (DateTimeParseException malformed) {
                throw new IllegalArgumentException(
                        name + " is a duration such as PT30S", malformed);
            }
        }
    }
}
