package org.orrery.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void withoutANameItListsTheBenchmarks() {
        assertThat(run()).isZero();
        assertThat(out.toString())
                .contains("relay", "presence", "crash", "sim", "scene", "start")
                .contains("nothing acknowledged is lost");
    }

    @Test
    void everyBenchmarkHasAHelpAndASentence() {
        List<CommandLine> all = List.copyOf(Main.commandLine().getSubcommands().values());

        assertThat(all)
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(each -> {
                    assertThat(each.getCommandSpec().usageMessage().description()).isNotEmpty();
                    assertThat(run(each.getCommandName(), "--help")).isZero();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "--nonsense",
                "crash --rounds many",
                "crash --nonsense",
                "relay --seconds",
                "presence stray"
            })
    void aWrongUseGetsOneClearLine(String arguments) {
        assertThat(run(arguments.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).startsWith("orrery bench: ").hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aNameThatIsNoBenchmarkIsNamed() {
        run("speed");

        assertThat(err.toString()).contains("there is no benchmark 'speed'");
    }
}
