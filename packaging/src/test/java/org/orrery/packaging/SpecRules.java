package org.orrery.packaging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The rules that the specifications state and the tests that quote them.
///
/// A rule is a list item of `docs/spec/*.md` that begins with its id in bold; a test quotes it as its JUnit tag.
///
/// @param stated where each rule id stands
/// @param quoted which test files quote each rule id
record SpecRules(Map<String, List<Path>> stated, Map<String, List<Path>> quoted) {
    private static final String ID = "[A-Z]{2,3}[0-9]+";
    private static final Pattern RULE = Pattern.compile("(?m)^[-*] \\*\\*(" + ID + ")\\*\\*");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\\s*\"(" + ID + ")\"\\s*\\)");

    static SpecRules of(Repository repository) {
        var quoted = new TreeMap<String, List<Path>>();
        for (var module : repository.modules()) {
            quoted.putAll(found(TAG, repository.testSources(module), quoted));
        }
        return new SpecRules(found(RULE, repository.specifications(), Map.of()), quoted);
    }

    /// What is wrong, one sentence each; empty when rules and tests agree.
    List<String> problems() {
        var problems = new ArrayList<String>();
        stated.forEach((id, files) -> {
            if (files.size() > 1) {
                problems.add(
                        "rule " + id + " is stated " + files.size() + " times: " + names(files));
            }
            if (!quoted.containsKey(id)) {
                problems.add("rule " + id + " of " + names(files) + " has no test tagged with it");
            }
        });
        quoted.forEach((id, files) -> {
            if (!stated.containsKey(id)) {
                problems.add("tag " + id + " of " + names(files) + " is no rule of docs/spec");
            }
        });
        return problems;
    }

    private static Map<String, List<Path>> found(
            Pattern pattern, List<Path> files, Map<String, List<Path>> before) {
        var found = new TreeMap<String, List<Path>>(before);
        for (var file : files) {
            pattern.matcher(Repository.read(file))
                    .results()
                    .forEach(hit ->
                            found.computeIfAbsent(hit.group(1), _ -> new ArrayList<>()).add(file));
        }
        return found;
    }

    private static String names(List<Path> files) {
        return String.join(
                ", ",
                files.stream().map(file -> String.valueOf(file.getFileName())).distinct().toList());
    }
}
