package org.orrery.net.queue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Batch;
import org.orrery.net.replica.TextKey;
import org.orrery.net.replica.Unsent;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.codec.Mappers;

/// One record of a queue file: length and CRC-32C, four bytes each, then CBOR.
///
/// @param client of an opening record
/// @param clientSequence of an opening record, the next one; of a submission or its settlement, its own
/// @param batch of a submission
record QueueRecord(
        Kind kind,
        @Nullable ClientId client,
        long clientSequence,
        long timeMillis,
        @Nullable Batch batch,
        @Nullable List<Text> texts) {

    enum Kind {
        OPENED,
        SUBMITTED,
        SETTLED
    }

    record Text(EntityId id, String property, String text) {}

    private static final int HEAD = 8;
    private static final ObjectMapper MAPPER = Mappers.cbor();

    static QueueRecord opened(ClientId client, long nextClientSequence) {
        return new QueueRecord(Kind.OPENED, client, nextClientSequence, 0, null, null);
    }

    static QueueRecord submitted(Unsent unsent) {
        List<Text> texts =
                unsent.textsBefore().entrySet().stream()
                        .map(e -> new Text(e.getKey().id(), e.getKey().property(), e.getValue()))
                        .toList();
        return new QueueRecord(
                Kind.SUBMITTED,
                null,
                unsent.clientSequence(),
                unsent.timeMillis(),
                unsent.batch(),
                texts);
    }

    static QueueRecord settled(long clientSequence) {
        return new QueueRecord(Kind.SETTLED, null, clientSequence, 0, null, null);
    }

    Optional<Unsent> unsent() {
        if (batch == null || texts == null) {
            return Optional.empty();
        }
        Map<TextKey, String> before = new HashMap<>();
        texts.forEach(each -> before.put(new TextKey(each.id(), each.property()), each.text()));
        return Optional.of(new Unsent(clientSequence, batch, timeMillis, before));
    }

    ByteBuffer encode() throws IOException {
        byte[] body = MAPPER.writeValueAsBytes(this);
        ByteBuffer record = ByteBuffer.allocate(HEAD + body.length);
        record.putInt(body.length).putInt(crc(body)).put(body);
        return record.flip();
    }

    /// Takes the next record out of `bytes`; empty, and nothing taken, when what is there is no whole record.
    static Optional<QueueRecord> next(ByteBuffer bytes) {
        if (bytes.remaining() < HEAD) {
            return Optional.empty();
        }
        int start = bytes.position();
        int length = bytes.getInt();
        int crc = bytes.getInt();
        boolean whole =
                length > 0 && length <= Protocol.MAX_RELAY_FRAME && length <= bytes.remaining();
        byte[] body = new byte[whole ? length : 0];
        bytes.get(body);
        if (whole && crc(body) == crc) {
            try {
                return Optional.ofNullable(Mappers.read(MAPPER, body, QueueRecord.class));
            } catch (IOException unreadable) {
                // A record of another version: treated as the end, like a torn one.
                bytes.position(start);
                return Optional.empty();
            }
        }
        bytes.position(start);
        return Optional.empty();
    }

    private static int crc(byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update(body);
        return (int) crc.getValue();
    }
}
