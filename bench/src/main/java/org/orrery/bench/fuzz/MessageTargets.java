package org.orrery.bench.fuzz;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Operation;
import org.orrery.model.value.Value;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;

/// The messages of a socket, both ways and in both codecs.
final class MessageTargets {

    private record Messages(List<byte[]> seeds, Consumer<byte[]> decoder) implements Target {

        @Override
        public void read(byte[] input) {
            decoder.accept(input);
        }
    }

    private MessageTargets() {}

    static Target clientCbor() {
        return new Messages(messages(Codec.cbor()), Codec.cbor()::decodeClient);
    }

    static Target clientJson() {
        return new Messages(messages(Codec.json()), Codec.json()::decodeClient);
    }

    static Target relayCbor() {
        return new Messages(answers(Codec.cbor()), Codec.cbor()::decodeServer);
    }

    static Target relayJson() {
        return new Messages(answers(Codec.json()), Codec.json()::decodeServer);
    }

    /// One frame of several kinds, as clients send them.
    static List<byte[]> messages(Codec codec) {
        EntityId id = new EntityId(new UUID(0x0197a1b2c3d47000L, 0x8000000000000001L));
        Operation create =
                new Operation.Create(
                        id,
                        "annotation",
                        Map.of("body", Value.of("a"), "position", Value.ofNumbers(1, 2, 3)));
        List<ClientMessage> messages =
                List.of(
                        new ClientMessage.Hello(List.of(1), new ClientId(new UUID(1, 1)), 17, 4),
                        new ClientMessage.Submit(4, new Batch("Test", 17, List.of(create))),
                        new ClientMessage.SendSignal(null, "lead", Value.of("x")),
                        new ClientMessage.Ping(123_456_789));
        return messages.stream().map(codec::encode).toList();
    }

    /// One frame of several kinds, as relays send them.
    private static List<byte[]> answers(Codec codec) {
        List<ServerMessage> messages =
                List.of(
                        new ServerMessage.Committed(Samples.entry(3)),
                        new ServerMessage.Acknowledged(4, 17, 1_790_000_000_000L),
                        new ServerMessage.SignalReceived(
                                Samples.AUTHOR.user(), "lead", Value.of("x")),
                        new ServerMessage.Checkpointed(17, "0".repeat(64)),
                        new ServerMessage.Waiting("waiting_room", null),
                        new ServerMessage.Failed("invalid", "a field is missing"));
        return messages.stream().map(codec::encode).toList();
    }
}
