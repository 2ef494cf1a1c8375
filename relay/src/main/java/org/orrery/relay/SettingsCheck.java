package org.orrery.relay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.orrery.relay.setting.RelaySettings;
import org.orrery.relay.tls.ServerCertificate;

/// Looks whether a relay could start with its settings, without starting one and without making anything.
final class SettingsCheck {

    private SettingsCheck() {}

    /// Reads certificates and looks at folders.
    ///
    /// @throws IllegalArgumentException naming the setting that is wrong
    static void of(RelaySettings settings) {
        settings.network().tls().ifPresent(tls -> ServerCertificate.read(tls, Instant.now()));
        folder("data-dir", settings.storage().dataDirectory());
        folder("keys-dir", settings.storage().keysDirectory());
        settings.outgoing().trust().ifPresent(file -> readable("outgoing-trust", file));
    }

    private static void readable(String setting, Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(setting + ": " + file + " cannot be read");
        }
    }

    /// A folder that is not there yet has to be in one in which it can be made.
    private static void folder(String setting, Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new IllegalArgumentException(
                    setting + ": " + there + " is no folder that can be written");
        }
    }
}
