package org.orrery.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {

    private static final Path HOME = Path.of("home", "ada");

    @Test
    void linuxFollowsTheXdgBaseDirectories() {
        UserFolders plain = UserFolders.of("Linux", HOME, Map.of());
        assertThat(plain.settings()).isEqualTo(HOME.resolve(".config").resolve("orrery"));
        assertThat(plain.cache()).isEqualTo(HOME.resolve(".cache").resolve("orrery"));
        UserFolders own = UserFolders.of("Linux", HOME, Map.of("XDG_DATA_HOME", "elsewhere"));
        assertThat(own.data()).isEqualTo(Path.of("elsewhere").resolve("orrery"));
    }

    @Test
    void macAndWindowsHavePlacesOfTheirOwn() {
        assertThat(UserFolders.of("Mac OS X", HOME, Map.of()).data())
                .isEqualTo(
                        HOME.resolve("Library").resolve("Application Support").resolve("Orrery"));
        assertThat(UserFolders.of("Windows 11", HOME, Map.of("APPDATA", "roaming")).settings())
                .isEqualTo(Path.of("roaming").resolve("Orrery"));
    }
}
