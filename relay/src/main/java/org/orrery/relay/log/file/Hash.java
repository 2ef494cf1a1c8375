package org.orrery.relay.log.file;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32C;

/// Checksums of stored bytes.
final class Hash {

    static final int LENGTH = 32;

    /// What stands for the record before the first one.
    private static final byte[] NOTHING = new byte[LENGTH];

    private Hash() {}

    static byte[] ofNothing() {
        return NOTHING.clone();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// CRC32C of everything but the four bytes at `hole`, where it is kept.
    static int crc(byte[] bytes, int from, int hole, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, hole - from);
        crc.update(bytes, hole + Integer.BYTES, to - hole - Integer.BYTES);
        return (int) crc.getValue();
    }

    static byte[] read(ByteBuffer bytes, int offset) {
        byte[] hash = new byte[LENGTH];
        bytes.get(offset, hash);
        return hash;
    }
}
