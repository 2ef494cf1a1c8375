package org.orrery.bench.relay;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.orrery.bench.swarm.Hearing;
import org.orrery.bench.swarm.Voice;
import org.orrery.bench.swarm.Wire;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ClientMessage;

/// Orrery's protocol in its binary form. What comes often is read by its bytes, the rest by the codec.
final class OrreryVoice implements Voice {

    /// What a member remembers over its connections.
    static final class Memory {
        private final ClientId client = new ClientId(UUID.randomUUID());
        private final EntityId own = new EntityId(UUID.randomUUID());
        private long lastSequence;
        private boolean hasOwn;
    }

    private static final CBORFactory CBOR = new CBORFactory();

    /// Up to the kind of a message: the map, the key `type` and the head of its value.
    private static final int KIND = 7;

    private static final byte[] MOVE = start("{'type':'update_presence','pose':");
    private static final byte[] PRESENCE = start("{'type':'presence_updated','poses':");
    private static final byte[] ACKNOWLEDGED = start("{'type':'acknowledged','client_sequence':");
    private static final byte[] COMMITTED = start("{'type':'committed','entry':{'sequence':");
    private static final int BYTE_STRING = 0x58;
    private static final int END = 0xFF;

    private final Memory memory;
    private final Wire wire;
    private final Hearing hearing;

    OrreryVoice(Memory memory, Wire wire, Hearing hearing) {
        this.memory = memory;
        this.wire = wire;
        this.hearing = hearing;
    }

    /// The CBOR of the beginning of a message whose maps are of indefinite length.
    private static byte[] start(String pattern) {
        StringBuilder bytes = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            char each = pattern.charAt(at++);
            if (each == '{') {
                bytes.append((char) 0xBF);
            } else if (each == '\'') {
                int end = pattern.indexOf('\'', at);
                bytes.append((char) (0x60 + end - at)).append(pattern, at, end);
                at = end + 1;
            }
        }
        return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    // ---- speaking

    @Override
    public void opened() {
        say(
                new ClientMessage.Hello(
                        List.of(1), memory.client, memory.lastSequence, hearing.nextSubmission()));
    }

    private void say(ClientMessage message) {
        byte[] bytes = Codec.cbor().encode(message);
        wire.binary(wire.payload(bytes.length).writeBytes(bytes));
    }

    @Override
    public void move(byte[] pose) {
        ByteBuf payload = wire.payload(MOVE.length + pose.length + 3);
        payload.writeBytes(MOVE).writeByte(BYTE_STRING).writeByte(pose.length);
        payload.writeBytes(pose).writeByte(END);
        wire.binary(payload);
    }

    @Override
    public void ping() {
        say(new ClientMessage.Ping(System.nanoTime()));
    }

    /// The first change makes an annotation, the others move it.
    @Override
    public void submit(long number) {
        Value position =
                new Value.ListOf(
                        List.of(Value.of((double) (number % 1000)), Value.of(2.5), Value.of(0.5)));
        Operation operation =
                memory.hasOwn
                        ? new Operation.Update(memory.own, Map.of("position", position), 0)
                        : new Operation.Create(
                                memory.own,
                                Kinds.ANNOTATION,
                                Map.of("body", Value.of("measured"), "position", position),
                                false);
        memory.hasOwn = true;
        Batch batch = new Batch("Move", memory.lastSequence, List.of(operation));
        say(new ClientMessage.Submit(number, batch));
    }

    // ---- hearing

    @Override
    public void heard(boolean text, ByteBuf payload, long nowNanos) {
        if (begins(payload, PRESENCE)) {
            if (hearing.isLooking()) {
                poses(payload, payload.readerIndex() + PRESENCE.length, nowNanos);
            }
        } else if (begins(payload, COMMITTED)) {
            memory.lastSequence = number(payload, payload.readerIndex() + COMMITTED.length);
            hearing.committed();
        } else if (begins(payload, ACKNOWLEDGED)) {
            int at = payload.readerIndex() + ACKNOWLEDGED.length;
            long client = number(payload, at);
            int next = at + width(payload, at) + 1 + "sequence".length();
            memory.lastSequence = number(payload, next);
            hearing.acknowledged(client, nowNanos);
        } else {
            other(ByteBufUtil.getBytes(payload));
        }
    }

    private static boolean begins(ByteBuf payload, byte[] with) {
        return payload.readableBytes() > with.length
                && payload.getByte(payload.readerIndex() + KIND) == with[KIND]
                && payload.getByte(payload.readerIndex() + KIND + 1) == with[KIND + 1]
                && payload.getByte(payload.readerIndex() + KIND - 1) == with[KIND - 1];
    }

    private void poses(ByteBuf payload, int array, long nowNanos) {
        int head = payload.getUnsignedByte(array);
        int at = array + (head == 0x98 ? 2 : head == 0x99 ? 3 : 1);
        int end = payload.writerIndex();
        while (at < end && payload.getUnsignedByte(at) == BYTE_STRING) {
            hearing.pose(payload, at + 2, nowNanos);
            at += 2 + payload.getUnsignedByte(at + 1);
        }
    }

    private static int width(ByteBuf payload, int at) {
        return switch (payload.getUnsignedByte(at)) {
            case 0x18 -> 2;
            case 0x19 -> 3;
            case 0x1A -> 5;
            case 0x1B -> 9;
            default -> 1;
        };
    }

    private static long number(ByteBuf payload, int at) {
        return switch (payload.getUnsignedByte(at)) {
            case 0x18 -> payload.getUnsignedByte(at + 1);
            case 0x19 -> payload.getUnsignedShort(at + 1);
            case 0x1A -> payload.getUnsignedInt(at + 1);
            case 0x1B -> payload.getLong(at + 1);
            default -> payload.getUnsignedByte(at);
        };
    }

    private void other(byte[] frame) {
        try (JsonParser in = CBOR.createParser(frame)) {
            in.nextToken();
            in.nextToken();
            String kind = in.nextTextValue();
            switch (kind) {
                case "welcomed" -> {
                    int slot = (int) field(in, "slot");
                    memory.lastSequence = field(in, "sequence");
                    hearing.welcomed(slot);
                }
                case "skipped" -> memory.lastSequence = field(in, "sequence");
                case "refused", "failed" -> hearing.refused(Codec.cbor().decodeServer(frame) + "");
                default -> {}
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static long field(JsonParser in, String name) throws IOException {
        for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
            if (token == JsonToken.FIELD_NAME && in.currentName().equals(name)) {
                return in.nextLongValue(0);
            }
        }
        return 0;
    }
}
