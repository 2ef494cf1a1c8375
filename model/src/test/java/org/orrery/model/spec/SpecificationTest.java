package org.orrery.model.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orrery.model.Repository;

/// Every rule of `docs/spec/document.md` has a test, and every tag of a test of the model has a rule.
class SpecificationTest {

    private static final Pattern RULE = Pattern.compile("(?m)^- \\*\\*([A-Z]{2}\\d+)\\*\\* \\S");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([A-Z]{2}\\d+)\"\\)");

    @Test
    void rulesAndTagsMatch() throws IOException {
        List<String> rules = found(RULE, Repository.read("docs/spec/document.md"));
        assertThat(rules).hasSizeGreaterThan(60).doesNotHaveDuplicates();
        try (Stream<Path> files = Files.walk(Repository.root().resolve("model/src/test"))) {
            List<String> tags =
                    files.filter(file -> file.toString().endsWith("Test.java"))
                            .flatMap(file -> found(TAG, text(file)).stream())
                            .distinct()
                            .toList();
            assertThat(tags).containsExactlyInAnyOrderElementsOf(rules);
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
