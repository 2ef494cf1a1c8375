package org.orrery.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpecRuleTest {
    @TempDir private Path fixture = Path.of("");

    @BeforeEach
    void anEmptyProjectWithOneModule() throws IOException {
        write("pom.xml", "<modules>\n<module>sky</module>\n</modules>\n");
    }

    @Test
    void everyRuleHasATestAndEveryTagARule() {
        var rules = SpecRules.of(Repository.here());

        assertThat(rules.stated()).as("rules that were seen").isNotEmpty();
        assertThat(rules.problems()).isEmpty();
    }

    @Test
    void aRuleThatATestQuotesIsFine() throws IOException {
        write(
                "docs/spec/sky.md",
                "# Sky\n- **SK1** Stars shine.\n  **SK2** is not at the start.\n");
        write("sky/src/test/java/a/StarTest.java", tag("SK1") + tag("slow"));

        assertThat(problems()).isEmpty();
    }

    @Test
    void aRuleWithoutATestIsNamed() throws IOException {
        write("docs/spec/sky.md", "- **SK1** Stars shine.\n- **SK2** Planets wander.\n");
        write("sky/src/test/java/a/StarTest.java", tag("SK1"));

        assertThat(problems()).containsExactly("rule SK2 of sky.md has no test tagged with it");
    }

    @Test
    void aTagWithoutARuleIsNamed() throws IOException {
        write("sky/src/test/java/a/StarTest.java", tag("SK9"));

        assertThat(problems()).containsExactly("tag SK9 of StarTest.java is no rule of docs/spec");
    }

    @Test
    void anIdThatIsUsedTwiceIsNamed() throws IOException {
        write("docs/spec/sky.md", "- **SK1** Stars shine.\n");
        write("docs/spec/sea.md", "- **SK1** Waves roll.\n");
        write("sky/src/test/java/a/StarTest.java", tag("SK1"));

        assertThat(problems()).containsExactly("rule SK1 is stated 2 times: sea.md, sky.md");
    }

    private List<String> problems() {
        return SpecRules.of(new Repository(fixture)).problems();
    }

    /// The annotation's text, put together so that this file itself quotes no rule.
    private static String tag(String id) {
        return "@%s(\"%s\") void test() {}%n".formatted("Tag", id);
    }

    private void write(String file, String text) throws IOException {
        var path = fixture.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
