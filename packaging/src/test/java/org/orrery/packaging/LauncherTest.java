package org.orrery.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script `orrery`, run as a user runs it. Nothing here builds or opens a window.
@EnabledOnOs({OS.LINUX, OS.MAC})
final class LauncherTest {
    private static final Path SCRIPT = Repository.here().root().resolve("orrery");

    @TempDir private Path folder = Path.of("");
    private Path tools = Path.of("");

    /// A `PATH` on which the shell finds coreutils and nothing else, so that a machine looks bare.
    @BeforeEach
    void bareTools() throws IOException {
        tools = Files.createDirectory(folder.resolve("tools"));
        for (var name :
                List.of(
                        "bash",
                        "uname",
                        "dirname",
                        "readlink",
                        "mkdir",
                        "tail",
                        "df",
                        "tr",
                        "cut",
                        "cat",
                        "find",
                        "rm",
                        "touch",
                        "ls",
                        "sort")) {
            for (var place : List.of("/bin", "/usr/bin")) {
                var tool = Path.of(place, name);
                if (Files.exists(tool) && !Files.exists(tools.resolve(name))) {
                    tool(name, "exec " + tool + " \"$@\"");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void helpListsEveryCommand(String option) throws Exception {
        var run = run(List.of(option));

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "demo ",
                        "desktop ",
                        "relay ",
                        "test ",
                        "bench ",
                        "audit ",
                        "privacy ",
                        "doctor ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demo", "desktop", "relay", "test", "bench", "audit", "privacy", "doctor"})
    void everyCommandHasItsHelp(String command) throws Exception {
        var run = run(List.of(command, "--help"));

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: ./orrery " + command).contains("--help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fly",
                "--fast",
                "demo --fast",
                "demo now",
                "demo --seconds",
                "demo --seconds soon",
                "demo --seconds=0",
                "demo --data no-such-file.csv",
                "desktop one two",
                "relay --port 65536",
                "relay --port=http",
                "relay --data-dir=",
                "test fast",
                "test --fast",
                "bench --fast",
                "audit fly",
                "doctor --fast"
            })
    void wrongUseGetsOneClearLine(String arguments) throws Exception {
        var run = run(List.of(arguments.split(" ")));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().startsWith("orrery: ");
    }

    @Test
    void nothingAskedForIsWrongUse() throws Exception {
        var run = run(List.of());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("Orrery: ").contains("Usage: ./orrery COMMAND");
    }

    @Test
    void aLinkInAFolderWithSpacesWorksFromAnyFolder() throws Exception {
        var link = Files.createDirectory(folder.resolve("my programs")).resolve("orrery");
        Files.createSymbolicLink(link, SCRIPT);

        var run = run(link, List.of("doctor", "--help"), Map.of());
        Files.delete(link);

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Usage: ./orrery doctor");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoCannotInstallLibrariesGetsTheExactLine() throws Exception {
        tool("ldconfig", "echo '  libGL.so.1 => /lib/libGL.so.1'");
        tool("id", "echo 1000");
        tool("apt-get", "exit 1");

        var run = run(SCRIPT, List.of("demo"), Map.of("PATH", tools.toString()));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("missing: GTK 3 (libgtk-3), ")
                .contains("sudo apt-get install -y --no-install-recommends libgtk-3-0 ")
                .contains(" libasound2 fontconfig fonts-dejavu-core xvfb")
                .doesNotContain("libgl1 ");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void rootGetsTheLibrariesInstalledAndIsToldWhenThatFails() throws Exception {
        var calls = folder.resolve("calls");
        tool("ldconfig", "echo none");
        tool("id", "echo 0");
        tool("apt-get", "echo \"$*\" >>'" + calls + "'; [ \"$1\" = update ]");

        var run = run(SCRIPT, List.of("demo"), Map.of("PATH", tools.toString()));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("apt-get could not install them; by hand: apt-get install -y ");
        assertThat(Files.readAllLines(calls)).hasSize(2).first().asString().startsWith("update");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theDoctorNamesEachProblemAndItsRemedy() throws Exception {
        tool("ldconfig", "echo none");
        tool("id", "echo 1000");
        tool("apt-get", "exit 1");

        var run = run(SCRIPT, List.of("doctor"), Map.of("PATH", tools.toString()));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern("(?m)^OK +JDK 25 ")
                .containsPattern("(?m)^PROBLEM +GTK 3 .* missing$")
                .containsPattern("(?m)^ +-> sudo apt-get install ")
                .containsPattern("(?m)^\\d+ problems\\.$");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDisplayThatIsNotThereIsAProblem() throws Exception {
        var run = run(SCRIPT, List.of("doctor"), Map.of("DISPLAY", ":9999"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("DISPLAY is :9999, but no X server answers there");
    }

    private record Run(int code, String out, String err) {}

    private Run run(List<String> arguments) throws IOException, InterruptedException {
        return run(SCRIPT, arguments, Map.of());
    }

    /// Runs the script with almost no environment, in a folder that is not the project's.
    private Run run(Path script, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(arguments);
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Run(code, text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private void tool(String name, String script) throws IOException {
        var file = tools.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
