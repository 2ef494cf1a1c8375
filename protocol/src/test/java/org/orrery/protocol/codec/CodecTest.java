package org.orrery.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Reducer;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Quaternion;
import org.orrery.model.space.Vec3;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;

class CodecTest {

    private static final ClientId CLIENT = new ClientId(new UUID(1, 2));
    private static final EntityId ID = new EntityId(new UUID(3, 4));
    private static final Pose UPRIGHT = new Pose(new Vec3(1.5, -2, 3.25), Quaternion.IDENTITY, 4.5);
    private static final MemberPose POSE =
            new MemberPose(3, MemberPose.Tool.ANNOTATE, 1, UPRIGHT, 7, 40);
    private static final Batch BATCH =
            new Batch(
                    "Everything",
                    5,
                    List.of(
                            new Operation.Create(
                                    ID,
                                    "annotation",
                                    Map.of(
                                            "body", Value.of("hä 😀"),
                                            "position", Value.ofNumbers(1, 2.5, -3),
                                            "resolved", Value.of(true))),
                            new Operation.Update(ID, Map.of("color", Value.Nil.NIL), 9),
                            new Operation.EditText(
                                    ID,
                                    "body",
                                    new TextDelta.Builder()
                                            .retain(2)
                                            .insert("x")
                                            .delete(1)
                                            .build()),
                            new Operation.AcquireLease(ID, 5000),
                            new Operation.ReleaseLease(ID, 12),
                            new Operation.Delete(ID)));

    static Stream<ClientMessage> clientMessages() {
        return Stream.of(
                new ClientMessage.Hello(List.of(1), CLIENT, 17, 4),
                new ClientMessage.Submit(4, BATCH),
                new ClientMessage.UpdatePresence(POSE),
                new ClientMessage.SendSignal(new UserId("ada"), "lead", Value.of(true)),
                new ClientMessage.SendSignal(null, "wave", Value.Nil.NIL),
                new ClientMessage.Ping(123_456_789_012L),
                new ClientMessage.AgentAction("analytics_agent", "analyze_scene", null));
    }

    static Stream<ServerMessage> serverMessages() {
        Entry entry = new Entry(6, 1000, new Author(new UserId("ada"), CLIENT), 4, BATCH);
        return Stream.of(
                new ServerMessage.Welcomed(1, new UserId("ada"), 3, 6, 4, null, 1000, 33),
                new ServerMessage.Committed(entry),
                new ServerMessage.Skipped(7, CLIENT, 5),
                new ServerMessage.Acknowledged(4, 6, 1000),
                new ServerMessage.Refused(
                        4, 0, new Refusal(Refusal.Code.FORBIDDEN, "an observer may not")),
                new ServerMessage.PresenceUpdated(List.of(POSE)),
                new ServerMessage.SignalReceived(new UserId("bo"), "wave", Value.of(1)),
                new ServerMessage.Checkpointed(6, "00ff"),
                new ServerMessage.Ponged(1, 6),
                new ServerMessage.Failed("malformed", "no"));
    }

    @ParameterizedTest
    @MethodSource("clientMessages")
    void aClientMessageSurvivesBothForms(ClientMessage message) {
        for (Codec codec : List.of(Codec.json(), Codec.cbor())) {
            Decoded<ClientMessage> decoded = codec.decodeClient(codec.encode(message));
            assertThat(decoded).isInstanceOf(Decoded.Message.class);
            assertThat(codec.encode(((Decoded.Message<ClientMessage>) decoded).message()))
                    .isEqualTo(codec.encode(message));
        }
    }

    @ParameterizedTest
    @MethodSource("serverMessages")
    void aServerMessageSurvivesBothForms(ServerMessage message) {
        for (Codec codec : List.of(Codec.json(), Codec.cbor())) {
            Decoded<ServerMessage> decoded = codec.decodeServer(codec.encode(message));
            assertThat(decoded).isInstanceOf(Decoded.Message.class);
            assertThat(codec.encode(((Decoded.Message<ServerMessage>) decoded).message()))
                    .isEqualTo(codec.encode(message));
        }
    }

    @Test
    void aDocumentSurvivesBothFormsWithItsHash() {
        Document document = Document.EMPTY;
        Reducer reducer = Reducer.replica();
        Batch creation =
                new Batch(
                        "Create", 0, List.of(BATCH.operations().get(0), BATCH.operations().get(2)));
        Outcome outcome =
                reducer.reduce(
                        document,
                        new Entry(1, 1000, new Author(new UserId("ada"), CLIENT), 1, creation));
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        document = outcome.document();
        for (Codec codec : List.of(Codec.json(), Codec.cbor())) {
            var welcomed =
                    new ServerMessage.Welcomed(1, new UserId("ada"), 3, 1, 1, document, 1000, 33);
            var decoded = codec.decodeServer(codec.encode(welcomed));
            assertThat(decoded)
                    .isInstanceOfSatisfying(
                            Decoded.Message.class,
                            m ->
                                    assertThat(((ServerMessage.Welcomed) m.message()).document())
                                            .isNotNull()
                                            .extracting(Document::stateHash)
                                            .isEqualTo(outcome.document().stateHash()));
        }
    }

    @Test
    void bytesFromOutsideNeverThrow() {
        for (String text :
                List.of(
                        "",
                        "null",
                        "[]",
                        "{}",
                        "{\"type\":\"submit\"}",
                        "{\"type\":\"submit\",\"client_sequence\":\"x\"}",
                        "{\"type\":\"hello\",\"versions\":null}",
                        "{\"type\":\"submit\",\"client_sequence\":1,\"batch\":{\"label\":null,"
                                + "\"operations\":[]}}")) {
            assertThat(Codec.json().decodeClient(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(Decoded.Malformed.class);
        }
        assertThat(
                        Codec.json()
                                .decodeClient(
                                        "{\"type\":\"later\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Decoded.Unknown<>("later"));
    }
}
