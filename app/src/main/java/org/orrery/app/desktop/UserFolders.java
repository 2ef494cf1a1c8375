package org.orrery.app.desktop;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where each platform keeps a program's settings, data and caches for a user.
///
/// @param settings preferences
/// @param data what must not be lost: the relay's sessions, unsent changes
/// @param cache what can be fetched again
public record UserFolders(Path settings, Path data, Path cache) {

    /// The folders of this user on this machine.
    public static UserFolders standard() {
        return of(
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")),
                System.getenv());
    }

    /// XDG base directories on Linux, `Library` on macOS, `AppData` on Windows.
    static UserFolders of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support").resolve("Orrery");
            return new UserFolders(support, support, library.resolve("Caches").resolve("Orrery"));
        }
        if (name.contains("win")) {
            Path roaming =
                    folder(environment, "APPDATA", home.resolve("AppData").resolve("Roaming"));
            Path local =
                    folder(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
            return new UserFolders(
                    roaming.resolve("Orrery"),
                    local.resolve("Orrery"),
                    local.resolve("Orrery").resolve("Cache"));
        }
        return new UserFolders(
                folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("orrery"),
                folder(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share"))
                        .resolve("orrery"),
                folder(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve("orrery"));
    }

    private static Path folder(Map<String, String> environment, String variable, Path fallback) {
        String value = environment.get(variable);
        return value == null || value.isBlank() ? fallback : Path.of(value);
    }
}
