package org.orrery.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.orrery.testkit.fuzz.Mutator;

/// Every target reads every kept input again, and the same mutations of them in each run. New ones are looked for by
/// `./orrery bench fuzz`.
class FuzzTest {

    @TestFactory
    @Tag("WR42")
    Stream<DynamicTest> messages() {
        return tests(2_000, "client-cbor", "client-json", "relay-cbor", "relay-json");
    }

    @TestFactory
    @Tag("RS2")
    Stream<DynamicTest> bodies() {
        return tests(500, "bodies");
    }

    @TestFactory
    @Tag("RS63")
    Stream<DynamicTest> settings() {
        return tests(500, "settings");
    }

    @TestFactory
    Stream<DynamicTest> files() {
        return tests(200, "records", "segment", "snapshot", "queue", "heads");
    }

    @TestFactory
    @Tag("RS73")
    Stream<DynamicTest> surface() {
        return tests(30, "http", "socket");
    }

    private static Stream<DynamicTest> tests(int mutations, String... targets) {
        return Stream.of(targets)
                .map(name -> DynamicTest.dynamicTest(name, () -> run(name, mutations)));
    }

    private static void run(String name, int mutations) throws IOException, URISyntaxException {
        try (Target target = Targets.open(name)) {
            List<byte[]> inputs = new ArrayList<>(target.seeds());
            inputs.addAll(kept(name));
            for (byte[] input : inputs) {
                assertThatCode(() -> target.read(input)).doesNotThrowAnyException();
            }
            for (long seed = 0; seed < mutations; seed++) {
                byte[] input = new Mutator(inputs, new Random(seed)).next();
                assertThatCode(() -> target.read(input))
                        .as("%s, seed %d", name, seed)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static List<byte[]> kept(String name) throws IOException, URISyntaxException {
        URL folder = FuzzTest.class.getResource("/corpus/" + name);
        assertThat(folder).as("kept inputs of " + name).isNotNull();
        List<byte[]> inputs = new ArrayList<>();
        try (var files = Files.list(Path.of(folder.toURI()))) {
            for (Path file : files.sorted().toList()) {
                inputs.add(Files.readAllBytes(file));
            }
        }
        return inputs;
    }
}
