package org.orrery.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;

/// The frames of protocol version 1, byte for byte. The files are never edited: a change that breaks this test breaks every
/// program that is out there.
class GoldenFrameTest {

    private static final Map<String, Codec> FORMS =
            Map.of("json", Codec.json(), "cbor", Codec.cbor());

    static Stream<Map.Entry<String, ClientMessage>> client() {
        return GoldenSamples.client().entrySet().stream();
    }

    static Stream<Map.Entry<String, ServerMessage>> server() {
        return GoldenSamples.server().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("client")
    @Tag("WR41")
    void aClientsFrameIsWhatItAlwaysWas(Map.Entry<String, ClientMessage> sample)
            throws IOException {
        for (Map.Entry<String, Codec> form : FORMS.entrySet()) {
            Codec codec = form.getValue();
            byte[] golden = golden(sample.getKey() + "." + form.getKey());

            assertThat(codec.encode(sample.getValue())).isEqualTo(golden);
            assertThat(codec.decodeClient(golden))
                    .isInstanceOfSatisfying(
                            Decoded.Message.class,
                            decoded ->
                                    assertThat(codec.encode((ClientMessage) decoded.message()))
                                            .isEqualTo(golden));
        }
    }

    @ParameterizedTest
    @MethodSource("server")
    @Tag("WR41")
    void aRelaysFrameIsWhatItAlwaysWas(Map.Entry<String, ServerMessage> sample) throws IOException {
        for (Map.Entry<String, Codec> form : FORMS.entrySet()) {
            Codec codec = form.getValue();
            byte[] golden = golden(sample.getKey() + "." + form.getKey());

            assertThat(codec.encode(sample.getValue())).isEqualTo(golden);
            assertThat(codec.decodeServer(golden))
                    .isInstanceOfSatisfying(
                            Decoded.Message.class,
                            decoded ->
                                    assertThat(codec.encode((ServerMessage) decoded.message()))
                                            .isEqualTo(golden));
        }
    }

    @Test
    void everyMessageHasAGoldenFrame() {
        Set<Class<?>> kinds = new HashSet<>();
        GoldenSamples.client().values().forEach(message -> kinds.add(message.getClass()));
        GoldenSamples.server().values().forEach(message -> kinds.add(message.getClass()));

        assertThat(kinds)
                .containsAll(Arrays.asList(ClientMessage.class.getPermittedSubclasses()))
                .containsAll(Arrays.asList(ServerMessage.class.getPermittedSubclasses()));
    }

    @Test
    void everyGoldenFrameIsLookedAt() throws IOException {
        Set<String> expected = new TreeSet<>();
        for (String form : FORMS.keySet()) {
            GoldenSamples.client().keySet().forEach(name -> expected.add(name + "." + form));
            GoldenSamples.server().keySet().forEach(name -> expected.add(name + "." + form));
        }
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "golden", "v1"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = GoldenFrameTest.class.getResourceAsStream("/golden/v1/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
