package org.orrery.relay.key;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key for AES-256-GCM. Each one has an id of its own, so that a later key of the same owner is not taken for it. Safe on
/// any thread.
///
/// A nonce is eight random bytes of this object's and a count, so that none comes twice; a key that is read again has other
/// random bytes (NIST SP 800-38D, 8.2.1).
public final class DataKey {

    static final int LENGTH = 32;

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    /// What sealing adds to the length.
    public static final int OVERHEAD = NONCE + TAG_BITS / 8;

    private final UUID id;
    private final byte[] bytes;
    private final SecretKeySpec spec;
    private final long noncePrefix;
    private final AtomicInteger count = new AtomicInteger();

    DataKey(UUID id, byte[] bytes, SecureRandom random) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a key has " + LENGTH + " bytes");
        }
        this.id = id;
        this.bytes = bytes.clone();
        this.spec = new SecretKeySpec(bytes, "AES");
        this.noncePrefix = random.nextLong();
    }

    static DataKey make(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new DataKey(new UUID(random.nextLong(), random.nextLong()), bytes, random);
    }

    public UUID id() {
        return id;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /// Encrypts `plain`, bound to `context`.
    ///
    /// @return nonce, ciphertext and tag
    public byte[] seal(byte[] plain, byte[] context) {
        int number = count.getAndIncrement();
        if (number == -1) {
            throw new IllegalStateException("this key has sealed as much as it may");
        }
        byte[] sealed = new byte[plain.length + OVERHEAD];
        ByteBuffer.wrap(sealed).putLong(noncePrefix).putInt(number);
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(
                    Cipher.ENCRYPT_MODE, spec, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
            cipher.updateAAD(context);
            int _ = cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Decrypts what [#seal(byte\[\], byte\[\])] made.
    ///
    /// @throws GeneralSecurityException when it is not of this key and context, or was changed
    public byte[] open(byte[] sealed, byte[] context) throws GeneralSecurityException {
        if (sealed.length < OVERHEAD) {
            throw new GeneralSecurityException("it is cut short");
        }
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(Cipher.DECRYPT_MODE, spec, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
        cipher.updateAAD(context);
        return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataKey key && key.id.equals(id) && Arrays.equals(key.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /// Says nothing of the key itself.
    @Override
    public String toString() {
        return "key " + id;
    }
}
