package org.orrery.app.desktop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.orrery.protocol.codec.Mappers;
import org.orrery.ui.setting.SettingsStore;
import org.orrery.ui.setting.UserSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Settings in one JSON file, replaced whole. A file that cannot be read is set aside, not overwritten. Saving happens behind
/// the caller, newest wins.
public final class FileSettingsStore implements SettingsStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileSettingsStore.class);
    private static final ObjectMapper MAPPER = Mappers.json();

    private final Path file;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("settings").factory());
    private final AtomicReference<@Nullable UserSettings> unsaved = new AtomicReference<>();

    public FileSettingsStore(Path file) {
        this.file = file;
    }

    @Override
    public UserSettings load() {
        UserSettings waiting = unsaved.get();
        if (waiting != null) {
            return waiting;
        }
        if (!Files.exists(file)) {
            return fresh();
        }
        try {
            UserSettings settings = MAPPER.readValue(Files.readAllBytes(file), UserSettings.class);
            return settings == null ? fresh() : settings;
        } catch (IOException unreadable) {
            setAside(unreadable);
            return fresh();
        }
    }

    @Override
    public void save(UserSettings settings) {
        if (unsaved.getAndSet(settings) == null) {
            writer.execute(this::write);
        }
    }

    /// Waits up to five seconds for the last save.
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("settings are not saved: {}", file);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static UserSettings fresh() {
        return UserSettings.initial("user-" + UUID.randomUUID().toString().substring(0, 8));
    }

    private void write() {
        UserSettings settings = unsaved.get();
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, "settings", ".tmp");
            Files.write(temporary, MAPPER.writeValueAsBytes(settings));
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            LOG.warn("settings are not saved: {}", file, failure);
        }
        if (!unsaved.compareAndSet(settings, null)) {
            write();
        }
    }

    private void setAside(IOException unreadable) {
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
        LOG.warn("settings cannot be read, set aside as {}: {}", aside, unreadable.getMessage());
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stays) {
            LOG.warn("cannot set {} aside", file, stays);
        }
    }
}
