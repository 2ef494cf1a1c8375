package org.orrery.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.protocol.codec.Mappers;
import picocli.CommandLine;

/// Small versions of the loads: the generator has to speak what the relay speaks; how fast it was does not matter.
@Timeout(300)
final class LoadRunTest {

    private final StringWriter out = new StringWriter();

    @TempDir private Path folder;

    private void run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        String[] words = new String[arguments.length + 5];
        words[0] = "relay";
        words[1] = "--load";
        System.arraycopy(arguments, 0, words, 2, arguments.length);
        words[words.length - 3] = "--warm-up";
        words[words.length - 2] = "1";
        words[words.length - 1] = "--out=" + folder;
        assertThat(line.execute(words)).as(out.toString()).isZero();
    }

    private double figure(String what) throws IOException {
        for (var each :
                Mappers.json()
                        .readTree(Files.readString(folder.resolve("relay.json")))
                        .get("figures")) {
            if (each.get("what").asText().equals(what)) {
                return each.get("value").asDouble();
            }
        }
        throw new AssertionError("no figure '" + what + "' in " + out);
    }

    @Test
    void everyPoseOfAQuietRoomIsDeliveredAtOnce() throws IOException {
        run("a", "--members", "6", "--rate", "5", "--seconds", "1");

        assertThat(figure("A, poses delivered")).isEqualTo(100);
        assertThat(figure("A, connections lost")).isZero();
    }

    @Test
    void aHallAndTheBareServerBesideItDeliver() throws IOException {
        run("c", "--rooms", "3", "--members", "4", "--seconds", "1");

        assertThat(figure("C, poses delivered")).isGreaterThan(80);
        assertThat(figure("C, bare Vert.x, poses delivered")).isGreaterThan(80);
        assertThat(figure("C, connections lost")).isZero();
    }

    @Test
    void writersAreAcknowledged() throws IOException {
        run("d", "--rooms", "1", "--members", "3", "--seconds", "1");

        assertThat(figure("D, changes acknowledged")).isPositive();
    }

    @Test
    void writersBesideMotionAreAcknowledged() throws IOException {
        run("db", "--rooms", "1", "--members", "3", "--seconds", "1");

        assertThat(figure("D beside B, changes acknowledged")).isPositive();
    }

    @Test
    void everybodyComesBackAfterAStorm() throws IOException {
        run("storm", "--rooms", "5", "--members", "4", "--seconds", "1");

        assertThat(figure("storm, 20 dropped, all back after")).isPositive();
        assertThat(figure("storm, 4 members, killed to all resumed")).isPositive();
    }

    @Test
    void memoryOfIdleMembersIsMeasured() throws IOException {
        run("memory", "--rooms", "2", "--members", "5", "--seconds", "1");

        assertThat(figure("memory, relay with all, resident")).isPositive();
    }
}
