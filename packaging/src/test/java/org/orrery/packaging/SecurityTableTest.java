package org.orrery.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The tables of threats in `docs/security.md`: each row names tests, and these are there.
final class SecurityTableTest {

    /// A longer run, besides the tests of each build.
    private static final String RUN = "./orrery bench ";

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /// A path of packages if need be, a class, and a test of it or the beginning of its name.
    private static final Pattern NAMED =
            Pattern.compile("(?:[a-z]+\\.)*(?:([A-Z]\\w*)\\.?)?([a-z]\\w*)?(\\.\\.\\.)?");

    @Test
    void eachThreatHasTestsThatAreThere() {
        Map<String, String> tests = testClasses();
        List<String> problems = new ArrayList<>();
        int rows = 0;
        for (String line :
                Repository.read(Repository.here().root().resolve("docs/security.md"))
                        .lines()
                        .toList()) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 5 && !cells[1].equals("---") && !cells[3].contains(" test ")) {
                rows++;
                problems.addAll(problems(cells[1].strip(), cells[3], tests));
            }
        }
        assertThat(rows).isGreaterThan(40);
        assertThat(problems).isEmpty();
    }

    private static List<String> problems(String threat, String cell, Map<String, String> tests) {
        List<MatchResult> names = CODE.matcher(cell).results().toList();
        List<String> problems = new ArrayList<>();
        if (names.isEmpty()) {
            problems.add("no test: " + threat);
        }
        String source = "";
        for (MatchResult name : names) {
            if (name.group(1).startsWith(RUN)) {
                continue;
            }
            var parts = NAMED.matcher(name.group(1));
            if (!parts.matches()) {
                problems.add("no name of a test: " + name.group(1));
                continue;
            }
            source = parts.group(1) == null ? source : tests.getOrDefault(parts.group(1), "");
            String method = parts.group(2) == null ? "" : "void " + parts.group(2);
            if (source.isEmpty()
                    || !source.contains(parts.group(3) == null ? end(method) : method)) {
                problems.add("there is no " + name.group(1) + ": " + threat);
            }
        }
        return problems;
    }

    private static String end(String method) {
        return method.isEmpty() ? "" : method + "(";
    }

    /// The sources of the test classes of each simple name, together.
    private static Map<String, String> testClasses() {
        Repository repository = Repository.here();
        Map<String, String> classes = new HashMap<>();
        for (String module : repository.modules()) {
            for (Path file : repository.testSources(module)) {
                String name = String.valueOf(file.getFileName()).replace(".java", "");
                classes.merge(name, Repository.read(file), String::concat);
            }
        }
        return classes;
    }
}
