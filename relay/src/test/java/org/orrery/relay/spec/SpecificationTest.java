package org.orrery.relay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every rule of the relay's specifications has a test here, and every tag has a rule.
class SpecificationTest {

    private static final Pattern RULE = Pattern.compile("(?m)^- \\*\\*([A-Z]{2}\\d+)\\*\\* \\S");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([A-Z]{2}\\d+)\"\\)");

    @ParameterizedTest
    @CsvSource({"room.md, RM, 25", "rest.md, RS, 20"})
    void rulesAndTagsMatch(String file, String letters, int atLeast) throws IOException {
        Path root = root();
        List<String> rules = found(RULE, Files.readString(root.resolve("docs/spec").resolve(file)));
        assertThat(rules).hasSizeGreaterThan(atLeast).doesNotHaveDuplicates();
        try (Stream<Path> files = Files.walk(root.resolve("relay/src/test"))) {
            List<String> tags =
                    files.filter(path -> path.toString().endsWith(".java"))
                            .flatMap(path -> found(TAG, text(path)).stream())
                            .filter(tag -> tag.startsWith(letters))
                            .distinct()
                            .toList();
            assertThat(tags).containsExactlyInAnyOrderElementsOf(rules);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve("docs/spec"))) {
            here = here.getParent();
        }
        return Objects.requireNonNull(here, "the repository");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
