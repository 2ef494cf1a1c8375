package org.orrery.packaging.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.bench.process.JavaProgram;
import org.orrery.testkit.display.VirtualDisplay;

class DemoTest {

    private static final long LONGEST_SECONDS = 150;

    @TempDir Path folder;

    @Test
    void twoWindowsAndThreeColleaguesEndWithOneDocument() throws Exception {
        Path out = folder.resolve("out");
        int exit = demo("--seconds", "20", "--out", out.toString());
        assertThat(exit).as(output()).isZero();

        JsonNode summary = new ObjectMapper().readTree(out.resolve("summary.json").toFile());
        assertThat(summary.path("participants")).hasSize(5);
        assertThat(summary.path("divergences").asInt()).isZero();
        assertThat(summary.path("operations_sent").asInt()).isGreaterThan(10);
        assertThat(summary.path("operations_received").asInt()).isGreaterThan(10);
        String hash = summary.path("state_hashes").path("relay").asText();
        assertThat(hash).hasSize(16);
        assertThat(summary.path("state_hashes").path("clients"))
                .hasSize(5)
                .allSatisfy(
                        client -> assertThat(client.path("state_hash").asText()).isEqualTo(hash));
        for (String picture : List.of("window-1.png", "window-2.png")) {
            assertThat(colours(out.resolve(picture))).as(picture).isGreaterThan(500);
        }
    }

    @Test
    void aFileOfOnesOwnGetsItsAxesFromItsColumns() throws Exception {
        Path file = folder.resolve("trees.csv");
        StringBuilder csv = new StringBuilder("Tree,Height (m),Girth (cm),Age (years)\n");
        for (int i = 0; i < 60; i++) {
            csv.append(
                    "T%d,%d.5,%d,%d%n".formatted(i, 3 + i * 7 % 23, 20 + i * 13 % 90, i * 5 % 77));
        }
        Files.writeString(file, csv);
        Path out = folder.resolve("out");
        int exit = demo("--data", file.toString(), "--seconds", "15", "--out", out.toString());
        assertThat(exit).as(output()).isZero();
        JsonNode summary = new ObjectMapper().readTree(out.resolve("summary.json").toFile());
        assertThat(summary.path("rows").asInt()).isEqualTo(60);
    }

    @Test
    void aFileThatIsNoTableIsExplainedInOneLine() throws Exception {
        Path file = folder.resolve("empty.csv");
        Files.writeString(file, "");
        int exit = demo("--data", file.toString(), "--seconds", "5");
        assertThat(exit).isNotZero();
        assertThat(output()).doesNotContain("Exception").contains("empty");
    }

    private int demo(String... options) throws IOException, InterruptedException {
        List<String> arguments = new java.util.ArrayList<>(List.of("demo", "--virtual-display"));
        arguments.addAll(List.of(options));
        ProcessBuilder builder =
                new JavaProgram(
                                "org.orrery.app.Main",
                                List.of("-Dprism.order=sw", "-Xmx1g"),
                                arguments)
                        .process(folder.resolve("output.txt"));
        VirtualDisplay.name().ifPresent(name -> builder.environment().put("DISPLAY", name));
        Process process = builder.start();
        boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("the demo ends by itself: " + output()).isTrue();
        return process.exitValue();
    }

    private String output() throws IOException {
        Path file = folder.resolve("output.txt");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static int colours(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.size();
    }
}
