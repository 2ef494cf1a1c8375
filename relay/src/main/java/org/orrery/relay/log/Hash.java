package org.orrery.relay.log;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A SHA-256, as a value.
record Hash(long a, long b, long c, long d) {

    static final int BYTES = 32;

    /// Stands before the first record.
    static final Hash NONE = new Hash(0, 0, 0, 0);

    static Hash of(byte[] bytes) {
        try {
            return read(ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Hash read(ByteBuffer from) {
        return new Hash(from.getLong(), from.getLong(), from.getLong(), from.getLong());
    }

    void put(ByteBuffer into) {
        into.putLong(a).putLong(b).putLong(c).putLong(d);
    }
}
