package org.orrery.relay.log.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.orrery.model.id.SessionId;

/// How a segment begins: `ORRL`, format version, session, number of its first entry, SHA-256 of the record before that one,
/// CRC32C of all this. A segment gets its name only once the header is durable.
///
/// @param first number of the segment's first entry
record SegmentHeader(SessionId session, long first) {

    static final int LENGTH = 4 + 4 + 16 + 8 + Hash.LENGTH + 4;

    private static final int MAGIC = 0x4F52524C;

    /// The format that is written: 1 had no sealed texts.
    static final int VERSION = 2;

    private static final int OLDEST = 1;
    private static final int PREVIOUS = 32;
    private static final int CRC = LENGTH - 4;
    private static final String EXTENSION = ".log";

    byte[] encode(byte[] previousHash) {
        byte[] bytes = new byte[LENGTH];
        ByteBuffer out = ByteBuffer.wrap(bytes);
        out.putInt(MAGIC).putInt(VERSION);
        out.putLong(session.value().getMostSignificantBits());
        out.putLong(session.value().getLeastSignificantBits());
        out.putLong(first).put(previousHash);
        out.putInt(Hash.crc(bytes, 0, CRC, LENGTH));
        return bytes;
    }

    /// What is wrong with the first bytes of a file that should begin with this header.
    Optional<String> objection(byte[] bytes, byte[] previousHash) {
        if (bytes.length < LENGTH) {
            return Optional.of("the header is cut short");
        }
        ByteBuffer view = ByteBuffer.wrap(bytes);
        if (view.getInt(0) != MAGIC) {
            return Optional.of("this is no segment of a session log");
        }
        if (view.getInt(CRC) != Hash.crc(bytes, 0, CRC, LENGTH)) {
            return Optional.of("the header is damaged");
        }
        if (version(bytes) < OLDEST || version(bytes) > VERSION) {
            return Optional.of(
                    "the segment has format %d, this relay reads %d to %d"
                            .formatted(version(bytes), OLDEST, VERSION));
        }
        UUID owner = new UUID(view.getLong(8), view.getLong(16));
        if (!owner.equals(session.value())) {
            return Optional.of("the segment belongs to session " + owner);
        }
        if (view.getLong(24) != first) {
            return Optional.of("the segment begins with entry " + view.getLong(24));
        }
        if (!Arrays.equals(Hash.read(view, PREVIOUS), previousHash)) {
            return Optional.of("the segment does not continue the one before it");
        }
        return Optional.empty();
    }

    /// The format of a segment with a sound header.
    static int version(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt(4);
    }

    /// The segment's file.
    String file() {
        return folder(session) + "/" + "%020d".formatted(first) + EXTENSION;
    }

    static String folder(SessionId session) {
        return session.toString();
    }

    static boolean isSegment(String name) {
        return name.matches("\\d{20}\\.log");
    }

    static boolean isUnfinished(String name) {
        return name.endsWith(EXTENSION + Recovery.UNFINISHED);
    }

    static long first(String name) {
        return Long.parseLong(name, 0, name.length() - EXTENSION.length(), 10);
    }
}
