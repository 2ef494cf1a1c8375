package org.orrery.relay.identity.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Random texts that open something to whoever has them, and the hashes that are kept of them.
public final class Secret {

    private Secret() {}

    /// `bits` random ones in the letters of base64url.
    ///
    /// @param random must be cryptographically strong
    public static String next(RandomGenerator random, int bits) {
        byte[] bytes = new byte[bits / Byte.SIZE];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// SHA-256 in hex: what is random needs no slow hash.
    public static String hash(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
