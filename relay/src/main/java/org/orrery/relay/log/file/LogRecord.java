package org.orrery.relay.log.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.protocol.codec.RecordCodec;
import org.orrery.relay.log.Draft;
import org.orrery.relay.seal.Sealing;

/// An entry as it stands in a file. Big-endian:
///
/// | offset | bytes | what |
/// |---|---|---|
/// | 0 | 4 | length of what follows the checksum |
/// | 4 | 4 | CRC32C of the length and of what follows the checksum |
/// | 8 | 16 | session |
/// | 24 | 8 | sequence |
/// | 32 | 8 | newest entry that was durable when this was written |
/// | 40 | 8 | time in milliseconds since 1970 |
/// | 48 | 16 | author's client |
/// | 64 | 8 | client sequence |
/// | 72 | 32 | SHA-256 of the whole record before, zeros for the first |
/// | 104 | 2 | length of the author's user id |
/// | 106 | | user id in UTF-8, then from format 2 on the length of the sealed texts (4) and these as [Sealing] has them, then
/// the batch as [RecordCodec] has it, with fillers in the place of what is sealed |
final class LogRecord {

    /// No longer record is written, and none is believed.
    static final int MAX_LENGTH = 16 << 20;

    static final int PREFIX = 8;

    private static final int CRC = 4;
    private static final int SESSION = 8;
    private static final int SEQUENCE = 24;
    private static final int DURABLE = 32;
    private static final int TIME = 40;
    private static final int CLIENT = 48;
    private static final int CLIENT_SEQUENCE = 64;
    private static final int PREVIOUS = 72;
    private static final int USER_LENGTH = 104;
    private static final int USER = 106;

    private final byte[] bytes;
    private final ByteBuffer view;

    private LogRecord(byte[] bytes) {
        this.bytes = bytes;
        this.view = ByteBuffer.wrap(bytes);
    }

    /// A new record.
    ///
    /// @param durable the newest entry that is durable now
    /// @param payload as [#payload(Sealing.Sealed)] makes it
    static LogRecord of(
            SessionId session, Entry entry, byte[] payload, long durable, byte[] previousHash) {
        byte[] user = entry.author().user().value().getBytes(UTF_8);
        byte[] bytes = new byte[USER + user.length + payload.length];
        ByteBuffer out = ByteBuffer.wrap(bytes);
        out.putInt(bytes.length - PREFIX).putInt(0);
        put(out, session.value());
        out.putLong(entry.sequence()).putLong(durable).putLong(entry.timeMillis());
        put(out, entry.author().client().value());
        out.putLong(entry.clientSequence()).put(previousHash);
        out.putShort((short) user.length).put(user).put(payload);
        out.putInt(CRC, Hash.crc(bytes, 0, CRC, bytes.length));
        return new LogRecord(bytes);
    }

    /// What a record has after the user id.
    static byte[] payload(Sealing.Sealed sealed) {
        byte[] batch = RecordCodec.encode(sealed.batch());
        return ByteBuffer.allocate(Integer.BYTES + sealed.texts().length + batch.length)
                .putInt(sealed.texts().length)
                .put(sealed.texts())
                .put(batch)
                .array();
    }

    /// Upper bound of what a draft takes in a file.
    static int sizeOf(Draft draft, byte[] payload) {
        return USER + 3 * draft.author().user().value().length() + payload.length;
    }

    /// Whether a record can begin with this length.
    static boolean isPossible(int length) {
        return length > USER - PREFIX && length <= MAX_LENGTH;
    }

    /// Whether an unharmed record of `session` begins at `offset`.
    static boolean isIntact(byte[] bytes, int offset, SessionId session) {
        if (offset + USER > bytes.length) {
            return false;
        }
        ByteBuffer view = ByteBuffer.wrap(bytes);
        int length = view.getInt(offset);
        return isPossible(length)
                && length <= bytes.length - offset - PREFIX
                && view.getLong(offset + SESSION) == session.value().getMostSignificantBits()
                && view.getLong(offset + SESSION + 8) == session.value().getLeastSignificantBits()
                && view.getInt(offset + CRC)
                        == Hash.crc(bytes, offset, offset + CRC, offset + PREFIX + length);
    }

    /// A record of which only the checksum is known to be right.
    static LogRecord wrap(byte[] bytes) {
        return new LogRecord(bytes);
    }

    static boolean hasSoundChecksum(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt(CRC) == Hash.crc(bytes, 0, CRC, bytes.length);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return bytes.length;
    }

    SessionId session() {
        return new SessionId(uuid(SESSION));
    }

    long sequence() {
        return view.getLong(SEQUENCE);
    }

    long durable() {
        return view.getLong(DURABLE);
    }

    long timeMillis() {
        return view.getLong(TIME);
    }

    byte[] previousHash() {
        return Hash.read(view, PREVIOUS);
    }

    byte[] hash() {
        return Hash.sha256(bytes);
    }

    /// Reads the entry.
    ///
    /// @param version format of the segment
    /// @throws IOException when the bytes are no entry, or its texts cannot be opened
    Entry entry(int version, Sealing sealing) throws IOException {
        try {
            Author author = author();
            Batch batch = RecordCodec.decodeBatch(batch(version));
            Sealing.Origin origin = new Sealing.Origin(session(), author, clientSequence());
            return new Entry(
                    sequence(),
                    timeMillis(),
                    author,
                    clientSequence(),
                    sealing.open(origin, texts(version), batch));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the record's author is malformed", malformed);
        }
    }

    /// Who wrote it.
    ///
    /// @throws IOException when the record is shorter than it says
    /// @throws IllegalArgumentException when the user id is none
    Author author() throws IOException {
        UserId user = new UserId(new String(bytes, USER, userLength(), UTF_8));
        return new Author(user, new ClientId(uuid(CLIENT)));
    }

    long clientSequence() {
        return view.getLong(CLIENT_SEQUENCE);
    }

    /// The texts of the record as they are sealed.
    ///
    /// @param version format of the segment
    byte[] texts(int version) throws IOException {
        int at = USER + userLength();
        return version == 1
                ? new byte[0]
                : Arrays.copyOfRange(bytes, at + Integer.BYTES, batchAt(version));
    }

    private byte[] batch(int version) throws IOException {
        return Arrays.copyOfRange(bytes, batchAt(version), bytes.length);
    }

    private int batchAt(int version) throws IOException {
        int at = USER + userLength();
        if (version == 1) {
            return at;
        }
        int texts = at + Integer.BYTES > bytes.length ? -1 : view.getInt(at);
        int batch = at + Integer.BYTES + texts;
        if (texts < 0 || batch < 0 || batch > bytes.length) {
            throw new IOException("the sealed texts are longer than the record");
        }
        return batch;
    }

    private int userLength() throws IOException {
        int length = Short.toUnsignedInt(view.getShort(USER_LENGTH));
        if (USER + length > bytes.length) {
            throw new IOException("the user id is longer than the record");
        }
        return length;
    }

    private UUID uuid(int offset) {
        return new UUID(view.getLong(offset), view.getLong(offset + Long.BYTES));
    }

    private static void put(ByteBuffer out, UUID id) {
        out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
