package org.orrery.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of the repository that tests compare the code with.
public final class Repository {

    private Repository() {}

    public static String read(String path) {
        try {
            return Files.readString(root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("not within the repository");
            }
            folder = parent;
        }
        return folder;
    }

    /// What stands in `text` after the line that has `marker`, up to the next comment.
    public static String section(String text, String marker) {
        int line = text.indexOf('\n', text.indexOf(marker));
        return text.substring(line + 1, text.indexOf("<!-- end -->", line)).strip();
    }
}
