package org.orrery.relay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Operation;
import org.orrery.model.value.Value;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.codec.Mappers;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.relay.access.AccessTable;
import org.orrery.relay.setting.Merged;
import org.orrery.testkit.fuzz.Mutator;

/// Every decoder of bytes from outside either decodes or says why not; nothing else ever comes out of one. The first seeds are
/// the same in each run; `-Dorrery.fuzz.minutes=N` goes on with others for so long with each decoder.
class FuzzTest {

    private static final int USUAL = 2_000;
    private static final long MINUTES = Long.getLong("orrery.fuzz.minutes", 0);

    @TestFactory
    @Tag("WR42")
    Stream<DynamicTest> messages() {
        List<byte[]> cbor = messages(Codec.cbor());
        List<byte[]> json = messages(Codec.json());
        return Stream.of(
                target("client messages in CBOR", cbor, Codec.cbor()::decodeClient),
                target("client messages in JSON", json, Codec.json()::decodeClient),
                target("relay messages in CBOR", cbor, Codec.cbor()::decodeServer),
                target("relay messages in JSON", json, Codec.json()::decodeServer));
    }

    @TestFactory
    @Tag("RS2")
    Stream<DynamicTest> bodies() {
        byte[] create =
                """
                {"session_type": "analytics_session", "title": "T", "host_user_id": "ada",
                 "initial_scene": {"camera_position": [1, 2, 3], "data_filters": {}}}
                """
                        .getBytes(StandardCharsets.UTF_8);
        byte[] join =
                """
                {"user_id": "ada", "username": "Ada", "role": "analyst",
                 "avatar_config": {"model": "m", "color": "#112233", "scale": 1.0}}
                """
                        .getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                target("creating a session", List.of(create, join), body(CreateSession.class)),
                target("joining a session", List.of(create, join), body(JoinSession.class)));
    }

    @TestFactory
    @Tag("RS63")
    Stream<DynamicTest> files() {
        byte[] settings =
                "port = 1\nhost = ::1\nmembers = 7\nhello-timeout = PT1S\nunlimited-addresses = 10.0.0.0/8"
                        .getBytes(StandardCharsets.UTF_8);
        byte[] table =
                "operation,anyone,person\nsession_create,no,yes\n".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                target("settings", List.of(settings), FuzzTest::readSettings),
                target("the access table", List.of(table), FuzzTest::readTable));
    }

    private static List<byte[]> messages(Codec codec) {
        EntityId id = new EntityId(new UUID(0x0197a1b2c3d47000L, 0x8000000000000001L));
        Operation create =
                new Operation.Create(
                        id,
                        "annotation",
                        Map.of("body", Value.of("a"), "position", Value.ofNumbers(1, 2, 3)));
        List<byte[]> all = new ArrayList<>();
        for (ClientMessage message :
                List.of(
                        new ClientMessage.Hello(List.of(1), new ClientId(new UUID(1, 1)), 17, 4),
                        new ClientMessage.Submit(4, new Batch("Test", 17, List.of(create))),
                        new ClientMessage.SendSignal(null, "lead", Value.of("x")),
                        new ClientMessage.Ping(123_456_789))) {
            all.add(codec.encode(message));
        }
        return all;
    }

    private static DynamicTest target(String name, List<byte[]> corpus, Consumer<byte[]> decoder) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    long until = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
                    for (long seed = 0; seed < USUAL || System.nanoTime() < until; seed++) {
                        byte[] input = new Mutator(corpus, new Random(seed)).next();
                        assertThatCode(() -> decoder.accept(input))
                                .as("%s, seed %d", name, seed)
                                .doesNotThrowAnyException();
                    }
                });
    }

    private static Consumer<byte[]> body(Class<?> type) {
        return bytes -> {
            try {
                var _ = Mappers.json().readValue(bytes, type);
            } catch (JsonProcessingException malformed) {
                var _ = Mappers.reason(malformed);
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
        };
    }

    private static void readSettings(byte[] bytes) {
        try {
            Path file = Files.createTempFile("fuzz", ".conf");
            try {
                Files.write(file, bytes);
                Merged merged = Merged.of(Optional.of(file), Map.of());
                var _ = merged.settings(Optional.of(Path.of("data")), false);
            } finally {
                Files.delete(file);
            }
        } catch (IllegalArgumentException wrong) {
            assertThat(wrong).hasMessageMatching("(?s).+");
        } catch (CharacterCodingException noText) {
            assertThat(noText).isNotNull();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void readTable(byte[] bytes) {
        try {
            var _ = AccessTable.parse(new String(bytes, StandardCharsets.UTF_8).lines().toList());
        } catch (IllegalArgumentException wrong) {
            assertThat(wrong).hasMessageMatching("(?s).+");
        }
    }
}
