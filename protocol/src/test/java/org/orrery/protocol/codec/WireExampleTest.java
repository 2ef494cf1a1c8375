package org.orrery.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;

/// What the specification shows is what the codec does.
class WireExampleTest {

    private static final Path WIRE = Path.of("..", "docs", "spec", "wire.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```json (client|relay)\n(.*?)\n```", Pattern.DOTALL);
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    @Tag("WR40")
    void everyExampleIsAMessage() throws IOException {
        for (MatchResult example : examples()) {
            byte[] bytes = example.group(2).getBytes(StandardCharsets.UTF_8);
            byte[] again =
                    "client".equals(example.group(1))
                            ? Codec.json().encode(client(bytes))
                            : Codec.json().encode(relay(bytes));

            assertThat(JSON.readTree(again)).isEqualTo(JSON.readTree(bytes));
        }
    }

    @Test
    @Tag("WR40")
    void everyMessageHasAnExample() throws IOException {
        List<String> types = examples().stream().map(example -> type(example.group(2))).toList();

        assertThat(types).doesNotHaveDuplicates();
        assertThat(types)
                .hasSize(
                        ClientMessage.class.getPermittedSubclasses().length
                                + ServerMessage.class.getPermittedSubclasses().length);
    }

    @Test
    @Tag("WR22")
    void everyCloseCodeStandsInTheTable() throws IOException {
        String text = Files.readString(WIRE);
        for (CloseReason reason : CloseReason.values()) {
            assertThat(text).contains("| %d | ".formatted(reason.code()));
        }
    }

    @Test
    @Tag("WR42")
    void whatIsNoMessageIsSaidToBeNone() {
        assertThat(Codec.json().decodeServer(bytes("{\"type\":\"of_tomorrow\",\"x\":1}")))
                .isEqualTo(new Decoded.Unknown<>("of_tomorrow"));
        for (String text : List.of("", "{", "[]", "{\"type\":\"committed\"}", "\u0000")) {
            assertThat(Codec.json().decodeServer(bytes(text)))
                    .isInstanceOf(Decoded.Malformed.class);
            assertThat(Codec.cbor().decodeServer(bytes(text)))
                    .isInstanceOf(Decoded.Malformed.class);
        }
    }

    private static List<MatchResult> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(WIRE)).results().toList();
    }

    private static String type(String example) {
        try {
            JsonNode tree = JSON.readTree(example);
            return tree.get("type").asText();
        } catch (IOException malformed) {
            throw new AssertionError(example, malformed);
        }
    }

    private static ClientMessage client(byte[] bytes) {
        return message(Codec.json().decodeClient(bytes));
    }

    private static ServerMessage relay(byte[] bytes) {
        return message(Codec.json().decodeServer(bytes));
    }

    private static <M> M message(Decoded<M> decoded) {
        if (decoded instanceof Decoded.Message<M>(M message)) {
            return message;
        }
        throw new AssertionError("no message: " + decoded);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
