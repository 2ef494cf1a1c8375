package org.orrery.testkit.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VirtualDisplayTest {
    private static final ClassLoader WITH_JAVAFX = VirtualDisplayTest.class.getClassLoader();

    @Test
    void aLinuxWithoutADisplayGetsOne() {
        assertThat(VirtualDisplay.isWanted(WITH_JAVAFX, Map.of(), "Linux")).isTrue();
        assertThat(VirtualDisplay.isWanted(WITH_JAVAFX, Map.of("DISPLAY", ""), "Linux")).isTrue();
    }

    @Test
    void aDisplayThatIsThereIsUsed() {
        assertThat(VirtualDisplay.isWanted(WITH_JAVAFX, Map.of("DISPLAY", ":0"), "Linux"))
                .isFalse();
    }

    @Test
    void otherSystemsBringTheirOwnDisplay() {
        assertThat(VirtualDisplay.isWanted(WITH_JAVAFX, Map.of(), "Mac OS X")).isFalse();
    }

    @Test
    void aClassPathWithoutJavaFxGetsNoDisplay() throws IOException {
        try (var bare = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            assertThat(VirtualDisplay.isWanted(bare, Map.of(), "Linux")).isFalse();
        }
    }

    @Test
    void aMissingXvfbIsNamedTogetherWithItsRemedy(@TempDir Path empty) {
        assertThatThrownBy(() -> Xvfb.start(empty.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("install the package xvfb");
    }
}
