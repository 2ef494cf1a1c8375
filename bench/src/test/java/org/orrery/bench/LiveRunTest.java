package org.orrery.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.bench.process.SmallDisk;
import picocli.CommandLine;

/// Short runs against real relay processes: what they find must be right; how fast it was does not matter.
@Timeout(600)
final class LiveRunTest {

    private final StringWriter out = new StringWriter();

    @TempDir private Path folder;

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        return line.execute(arguments);
    }

    @Test
    void aRelayThatIsKilledAmidEditsLosesAndDoublesNothing() {
        int code = run("crash", "--rounds", "30", "--seed", "5", "--out", folder.toString());

        assertThat(code).as(out.toString()).isZero();
        assertThat(folder.resolve("crash.json")).content().contains("\"broken\" : [ ]");
    }

    @Test
    void aFullDiskRefusesLosesNothingAndIsLeftBehind() throws IOException, InterruptedException {
        int code = run("crash", "--rounds", "0", "--full-disk", "3", "--out", folder.toString());

        if (SmallDisk.isPossible()) {
            assertThat(code).as(out.toString()).isZero();
            assertThat(out.toString()).contains("disk filled 3 times");
        } else {
            assertThat(code).isEqualTo(1);
            assertThat(out.toString()).contains("lets no process mount a disk of its own");
        }
    }

    @Test
    void everyOperationOfALoadReachesEveryMember() {
        int code =
                run(
                        "relay",
                        "--members",
                        "4",
                        "--seconds",
                        "1",
                        "--warm-up",
                        "1",
                        "--out",
                        folder.toString());

        assertThat(code).as(out.toString()).isZero();
        assertThat(out.toString()).contains("client to relay to other client, p99");
        assertThat(folder.resolve("relay.json")).isNotEmptyFile();
    }

    @Test
    void everybodySeesEverybodyMove() {
        int code =
                run(
                        "presence",
                        "--members",
                        "6",
                        "--seconds",
                        "1",
                        "--warm-up",
                        "1",
                        "--out",
                        folder.toString());

        assertThat(code).as(out.toString()).isZero();
        assertThat(out.toString()).contains("told of a member, median of all pairs");
    }
}
