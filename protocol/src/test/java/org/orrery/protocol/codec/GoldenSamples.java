package org.orrery.protocol.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Reducer;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Role;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Quaternion;
import org.orrery.model.space.Vec3;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;

/// One message of each kind of protocol version 1, by the name of its golden frames. Never changed; a new version gets
/// samples of its own.
final class GoldenSamples {

    private static final ClientId CLIENT = ClientId.parse("0197a1b2-c3d4-7000-8000-000000000001");
    private static final EntityId NOTE = EntityId.parse("0197a1b2-c3d4-7000-8000-000000000002");
    private static final EntityId OTHER = EntityId.parse("0197a1b2-c3d4-7000-8000-000000000003");
    private static final UserId ADA = new UserId("ada");
    private static final UserId BO = new UserId("bo@example.org");
    private static final long MILLIS = 1_782_000_000_123L;

    private static final MemberPose POSE =
            new MemberPose(
                    3,
                    MemberPose.Tool.ANNOTATE,
                    MemberPose.SPEAKING,
                    new Pose(new Vec3(1.5, -2, 3.25), Quaternion.IDENTITY, 4.5),
                    7,
                    40);

    private static final Batch BATCH =
            new Batch(
                    "Everything",
                    5,
                    List.of(
                            create(NOTE, "hä 😀"),
                            new Operation.Create(NOTE, "annotation", Map.of(), true),
                            new Operation.Update(
                                    NOTE,
                                    Map.of(
                                            "color",
                                            Value.Nil.NIL,
                                            "resolved",
                                            Value.of(false),
                                            "data",
                                            new Value.MapOf(
                                                    Map.of(
                                                            "count",
                                                            Value.of(0.1),
                                                            "names",
                                                            Value.ofStrings(List.of("a", "b"))))),
                                    9),
                            new Operation.EditText(
                                    NOTE,
                                    "body",
                                    new TextDelta.Builder()
                                            .retain(2)
                                            .insert("x")
                                            .delete(1)
                                            .build()),
                            new Operation.AcquireLease(NOTE, 5000),
                            new Operation.ReleaseLease(NOTE, 12),
                            new Operation.Delete(NOTE)));

    private GoldenSamples() {}

    static Map<String, ClientMessage> client() {
        Map<String, ClientMessage> samples = new LinkedHashMap<>();
        samples.put("client-hello", new ClientMessage.Hello(List.of(1), CLIENT, 17, 4));
        samples.put("client-submit", new ClientMessage.Submit(4, BATCH));
        samples.put("client-update_presence", new ClientMessage.UpdatePresence(POSE));
        samples.put(
                "client-send_signal-to_one",
                new ClientMessage.SendSignal(BO, "lead", Value.of(true)));
        samples.put(
                "client-send_signal-to_all",
                new ClientMessage.SendSignal(null, "wave", Value.Nil.NIL));
        samples.put("client-ping", new ClientMessage.Ping(123_456_789_012L));
        samples.put(
                "client-agent_action",
                new ClientMessage.AgentAction(
                        "analytics_agent",
                        "analyze_scene",
                        new Value.MapOf(Map.of("confidence_threshold", Value.of(0.8)))));
        return samples;
    }

    static Map<String, ServerMessage> server() {
        Map<String, ServerMessage> samples = new LinkedHashMap<>();
        samples.put(
                "server-welcomed", new ServerMessage.Welcomed(1, ADA, 3, 6, 4, null, MILLIS, 33));
        samples.put(
                "server-welcomed-document",
                new ServerMessage.Welcomed(1, ADA, 3, 5, 4, document(), MILLIS, 33));
        samples.put("server-waiting", new ServerMessage.Waiting("waiting_room", null));
        samples.put(
                "server-waiting-scheduled",
                new ServerMessage.Waiting("not_started", "2027-03-01T09:00:00Z"));
        samples.put("server-admitted", new ServerMessage.Admitted(Role.ANALYST));
        samples.put(
                "server-committed",
                new ServerMessage.Committed(
                        new Entry(6, MILLIS, new Author(ADA, CLIENT), 4, BATCH)));
        samples.put("server-skipped", new ServerMessage.Skipped(7, CLIENT, 5));
        samples.put("server-acknowledged", new ServerMessage.Acknowledged(4, 6, MILLIS));
        samples.put(
                "server-refused",
                new ServerMessage.Refused(
                        4, 0, new Refusal(Refusal.Code.FORBIDDEN, "an observer may not")));
        samples.put("server-presence_updated", new ServerMessage.PresenceUpdated(List.of(POSE)));
        samples.put(
                "server-signal_received",
                new ServerMessage.SignalReceived(BO, "wave", Value.of("hello")));
        samples.put("server-checkpointed", new ServerMessage.Checkpointed(6, "00ff00ff00ff00ff"));
        samples.put("server-ponged", new ServerMessage.Ponged(123_456_789_012L, 6));
        samples.put("server-failed", new ServerMessage.Failed("malformed", "no such message"));
        return samples;
    }

    /// A document with one of everything: a text with a history, a lease, a tombstone, a mark.
    private static Document document() {
        Operation[] operations = {
            create(NOTE, "hello"),
            create(OTHER, "gone"),
            new Operation.EditText(NOTE, "body", TextDelta.insert(5, "!")),
            new Operation.AcquireLease(NOTE, 5000),
            new Operation.Delete(OTHER)
        };
        Document document = Document.EMPTY;
        for (Operation operation : operations) {
            long next = document.sequence() + 1;
            Batch batch = new Batch("One", document.sequence(), List.of(operation));
            Entry entry = new Entry(next, MILLIS, new Author(ADA, CLIENT), next, batch);
            document = Reducer.replica().reduce(document, entry).document();
        }
        return document;
    }

    private static Operation create(EntityId id, String body) {
        return new Operation.Create(
                id,
                "annotation",
                Map.of(
                        "body", Value.of(body),
                        "position", Value.ofNumbers(1, 2.5, -3),
                        "resolved", Value.of(true)));
    }
}
