package org.orrery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {

    private final StringWriter errors = new StringWriter();
    private final StringWriter output = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"demo", "desktop", "relay"})
    void everyCommandExplainsItself(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(output.toString()).startsWith("Usage: orrery").contains(" " + command + " [");
        assertThat(output.toString()).doesNotContain("Commands:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo --nonsense", "demo --seconds soon", "relay --port many", "fly"})
    void aWrongUseGetsOneClearLine(String words) {
        assertThat(run(words.split(" ", -1))).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString().strip().lines()).hasSize(1);
        assertThat(errors.toString()).doesNotContain("Exception");
    }

    @Test
    void nothingAskedForIsAWrongUse() {
        assertThat(run()).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    private int run(String... words) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(output, true));
        commandLine.setErr(new PrintWriter(errors, true));
        return commandLine.execute(words);
    }
}
