package org.orrery.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The source tree that these tests are part of.
///
/// @param root the folder with the parent pom
record Repository(Path root) {
    private static final Pattern MODULE = Pattern.compile("<module>([a-z0-9]+)</module>");

    /// The tree around the module whose tests run.
    static Repository here() {
        var folder = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            var parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("no folder with mvnw above the working directory");
            }
            folder = parent;
        }
        return new Repository(folder);
    }

    /// The names of the modules, in the parent pom's order.
    List<String> modules() {
        return MODULE.matcher(read(root.resolve("pom.xml")))
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    /// The Java files of one module's main code; none where the module has none.
    List<Path> mainSources(String module) {
        return javaFiles(root.resolve(module).resolve("src/main/java"));
    }

    /// The Java files of one module's tests; none where the module has none.
    List<Path> testSources(String module) {
        return javaFiles(root.resolve(module).resolve("src/test/java"));
    }

    /// The specifications; none before the first is written.
    List<Path> specifications() {
        return files(root.resolve("docs/spec"), ".md");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> javaFiles(Path folder) {
        return files(folder, ".java");
    }

    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
