package org.orrery.relay.setting;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/// The settings as they are once everybody has spoken: the defaults, then a file, then the environment.
public record Merged(Properties properties) {

    private static final String PREFIX = "ORRERY_RELAY_";
    private static final String HIDDEN = "(hidden)";

    /// Merges.
    ///
    /// @param environment such as the process's; what does not begin with `ORRERY_RELAY_` is passed over
    /// @throws IOException when the file cannot be read
    /// @throws IllegalArgumentException naming what is no setting
    public static Merged of(Optional<Path> file, Map<String, String> environment)
            throws IOException {
        Merged merged = new Merged(defaults());
        if (file.isPresent()) {
            Properties own = new Properties();
            try (Reader reader = Files.newBufferedReader(file.get(), StandardCharsets.UTF_8)) {
                own.load(reader);
            }
            for (String name : own.stringPropertyNames()) {
                merged.set(name, name, own.getProperty(name));
            }
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                String setting = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
                merged.set(name, setting.replace('_', '-'), value);
            }
        });
        return merged;
    }

    private void set(String said, String name, String value) {
        if (properties.getProperty(name) == null) {
            throw new IllegalArgumentException("there is no setting " + said);
        }
        var _ = properties.setProperty(name, value);
    }

    static Properties defaults() {
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(
                                Merged.class.getResourceAsStream("relay.properties")),
                        StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return properties;
    }

    /// All of them as lines of a file, in order of their names; what is secret is hidden.
    public List<String> lines() {
        return new TreeSet<>(properties.stringPropertyNames())
                .stream().map(name -> name + " = " + shown(name)).toList();
    }

    private String shown(String name) {
        String value = properties.getProperty(name, "");
        boolean secret = name.endsWith("-secret") || name.endsWith("-password");
        return secret && !value.isBlank() ? HIDDEN : value;
    }

    /// The settings, checked.
    ///
    /// @param dataDirectory where the data are, in place of the setting
    /// @throws IllegalArgumentException naming the setting that is wrong
    public RelaySettings settings(Optional<Path> dataDirectory, boolean insecureBind) {
        Reading reading = new Reading(properties);
        Path data =
                dataDirectory
                        .or(() -> reading.file("data-dir"))
                        .orElseGet(RelaySettings::defaultDataDirectory);
        return RelaySettings.of(reading, data, insecureBind);
    }

    /// How to log; asked before anything is logged.
    ///
    /// @throws IllegalArgumentException naming the setting that is wrong
    public LogSettings log() {
        Reading reading = new Reading(properties);
        return new LogSettings(reading.text("log-format"), reading.text("log-level"));
    }

    /// Another address, as the command line has it.
    public Merged with(String name, String value) {
        set(name, name, value);
        return this;
    }
}
