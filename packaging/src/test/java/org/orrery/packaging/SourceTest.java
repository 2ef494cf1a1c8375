package org.orrery.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Habits of the source text that no compiler checks.
final class SourceTest {
    private static final Repository REPOSITORY = Repository.here();

    static Stream<String> modules() {
        return REPOSITORY.modules().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void testsWaitForEventsAndNoneIsSkipped(String module) {
        assertThat(
                        hits(
                                REPOSITORY.testSources(module),
                                "Thread\\.sleep\\(|@Disabled\\b|Assumptions\\."))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void nothingIsLeftToDo(String module) {
        assertThat(hits(REPOSITORY.mainSources(module), "//.*\\b(TODO|FIXME|XXX)\\b")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyPackageSaysWhatItIsFor(String module) {
        assertThat(REPOSITORY.mainSources(module))
                .filteredOn(file -> file.endsWith("package-info.java"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Repository.read(file)).startsWith("///"));
    }

    /// Each file with a hit, and its first one.
    private static Map<Path, String> hits(List<Path> files, String expression) {
        var pattern = Pattern.compile(expression);
        var hits = new TreeMap<Path, String>();
        for (var file : files) {
            var matcher = pattern.matcher(Repository.read(file));
            if (!file.endsWith("SourceTest.java") && matcher.find()) {
                hits.put(REPOSITORY.root().relativize(file), matcher.group());
            }
        }
        return hits;
    }
}
