package org.orrery.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.net.signin.TokenFile;
import org.orrery.ui.service.TokenStore;

final class KeptTokensTest {
    private static final URI RELAY = URI.create("https://relay.example:8443");

    @TempDir Path folder;

    private TokenStore open() {
        return new KeptTokens(new TokenFile(folder.resolve("sign-ins")));
    }

    @Test
    @Tag("ID19")
    void aSignInIsThereWhenTheProgramIsStartedAgainUntilItIsForgotten() {
        open().keep(RELAY, "refresh-1");
        open().keep(URI.create("https://other.example"), "refresh-2");

        assertThat(open().find(RELAY)).contains("refresh-1");
        open().forget(RELAY);

        assertThat(open().find(RELAY)).isEmpty();
        assertThat(folder.resolve("sign-ins")).content().doesNotContain("refresh-1");
        assertThat(open().find(URI.create("https://other.example"))).contains("refresh-2");
    }

    @Test
    @Tag("ID19")
    void onlyTheirOwnerReadsThem() throws IOException {
        open().keep(RELAY, "refresh-1");

        Path file = folder.resolve("sign-ins");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file))
                    .hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }

    @Test
    @Tag("ID19")
    void aFileThatCannotBeReadMeansSigningInAgain() throws IOException {
        Files.writeString(folder.resolve("sign-ins"), "a\\u00zz=b");

        assertThat(open().find(RELAY)).isEmpty();
    }
}
