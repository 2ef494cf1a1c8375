package org.orrery.relay.log;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Entry;
import org.orrery.protocol.codec.RecordCodec;

/// One entry as it stands in a file, big-endian: length of the body (4), CRC32C of the body (4), then the body: format (1),
/// session (16), sequence (8), time (8), bytes of the file that were durable when it was written (8), SHA-256 of the record
/// before, zeros for the first (32), author's client (16), client sequence (8), length and UTF-8 of the author's name (2+n),
/// and the batch in CBOR. The hashes chain the records, so that none can be changed, left out or put in unseen.
///
/// @param durableBytes how long the file was known to be durable when this record was written: a valid record is proof that
///     everything before that place was there
record LogRecord(SessionId session, Entry entry, long durableBytes, Hash previousHash) {

    static final int FRAME_BYTES = 8;
    static final int MIN_BODY = 1 + 16 + 8 + 8 + 8 + Hash.BYTES + 16 + 8 + 2;
    static final int MAX_BODY = 16 << 20;

    private static final byte FORMAT = 1;

    byte[] encode(byte[] batch) {
        byte[] name = entry.author().user().value().getBytes(StandardCharsets.UTF_8);
        int length = MIN_BODY + name.length + batch.length;
        ByteBuffer bytes = ByteBuffer.allocate(FRAME_BYTES + length);
        bytes.putInt(length).putInt(0).put(FORMAT);
        put(bytes, session.value());
        bytes.putLong(entry.sequence()).putLong(entry.timeMillis()).putLong(durableBytes);
        previousHash.put(bytes);
        put(bytes, entry.author().client().value());
        bytes.putLong(entry.clientSequence());
        bytes.putShort((short) name.length).put(name).put(batch);
        bytes.putInt(4, crc(bytes.array(), FRAME_BYTES, length));
        return bytes.array();
    }

    /// Reads the body of a record whose checksum was right.
    ///
    /// @throws IOException when it is no record of this format after all
    static LogRecord decode(byte[] record) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(record, FRAME_BYTES, record.length - FRAME_BYTES);
        if (bytes.get() != FORMAT) {
            throw new IOException("the record has another format");
        }
        try {
            SessionId session = new SessionId(uuid(bytes));
            long sequence = bytes.getLong();
            long timeMillis = bytes.getLong();
            long durableBytes = bytes.getLong();
            Hash previousHash = Hash.read(bytes);
            ClientId client = new ClientId(uuid(bytes));
            long clientSequence = bytes.getLong();
            byte[] name = new byte[bytes.getShort() & 0xFFFF];
            bytes.get(name);
            UserId user = new UserId(new String(name, StandardCharsets.UTF_8));
            byte[] batch = new byte[bytes.remaining()];
            bytes.get(batch);
            Entry entry =
                    new Entry(
                            sequence,
                            timeMillis,
                            new Author(user, client),
                            clientSequence,
                            RecordCodec.decodeBatch(batch));
            return new LogRecord(session, entry, durableBytes, previousHash);
        } catch (IllegalArgumentException | BufferUnderflowException malformed) {
            throw new IOException("the record is malformed", malformed);
        }
    }

    /// Whether a record of this length can be.
    static boolean isPlausible(int length) {
        return length >= MIN_BODY && length <= MAX_BODY;
    }

    static boolean isOf(SessionId session, byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        return bytes.get(FRAME_BYTES) == FORMAT
                && bytes.getLong(FRAME_BYTES + 1) == session.value().getMostSignificantBits()
                && bytes.getLong(FRAME_BYTES + 9) == session.value().getLeastSignificantBits();
    }

    static boolean isSound(byte[] record) {
        int crc = ByteBuffer.wrap(record).getInt(4);
        return crc == crc(record, FRAME_BYTES, record.length - FRAME_BYTES);
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
